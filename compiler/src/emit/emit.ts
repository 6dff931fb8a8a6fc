import type { CodeBlockWriter } from "ts-morph";
import { describeMetadata } from "../describe/metadata.js";
import type { Plan } from "../plan.js";
import { emitData, emitProduct } from "./data.js";
import { Module, productName } from "./module.js";
import { runtimeNames } from "./runtime-names.js";
import { emitExclusions, emitText } from "./nodes.js";
import { emitReads } from "./reads.js";
import { comment, separator } from "./text.js";
import { emitTypes } from "./types.js";

export interface EmitOptions {
  /** Lay the module out with Prettier; left out: yes. */
  readonly prettier?: boolean;
}

/** The evaluator of a product: one TypeScript module, the same bytes for the same plan. */
export async function emit(plan: Plan, options?: EmitOptions): Promise<string> {
  // Heavy, and not needed to check a product: loaded when something is emitted.
  const { CodeBlockWriter } = await import("ts-morph");
  const section = (): CodeBlockWriter => new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  const module = new Module(plan, runtimeNames);

  // What a part makes necessary stands before it, so the parts are written from the last to the first.
  const types = section();
  emitTypes(module, types);
  const text = section();
  const root = emitText(module, text);
  const exclusions = section();
  const exclusionNames = emitExclusions(module, exclusions);
  const product = section();
  emitProduct(module, product, root, exclusionNames);
  const ending = section();
  emitEnding(module, ending);
  const reads = section();
  emitReads(module, reads);
  const top = section();
  emitTop(module, top);

  const parts = [top, types, reads, text, exclusions, product, ending].map((part) => part.toString().trim());
  const whole = `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  return options?.prettier === false ? whole : layOut(whole);
}

function emitTop(module: Module, writer: CodeBlockWriter): void {
  const { plan } = module;
  const file = comment(plan.source.file.slice(plan.source.file.lastIndexOf("/") + 1));
  writer.writeLine(`// Generated from ${file}. Do not edit: change the product and run \`yakkan build\`.`);
  writer.blankLine();
  const values = [...module.imports].sort();
  const types = [...module.typeImports].sort();
  if (values.length > 0) writer.writeLine(`import { ${values.join(", ")} } from "@yakkan/runtime";`);
  if (types.length > 0) writer.writeLine(`import type { ${types.join(", ")} } from "@yakkan/runtime";`);
}

function emitEnding(module: Module, writer: CodeBlockWriter): void {
  const { exportName, types } = module;
  const metadata = module.names.take("metadata");
  writer.writeLine(separator("What the product says of itself"));
  writer.blankLine();
  writer.writeLine(
    `const ${metadata}: ${module.useType("ProductMetadata")} = ${emitData(describeMetadata(module.plan))};`,
  );
  writer.blankLine();
  writer.writeLine(`/** ${comment(`The evaluator of ${module.plan.name}, edition ${module.plan.edition}.`)} */`);
  writer.writeLine(`export const ${exportName} = {`);
  writer.writeLine(metadata === "metadata" ? "metadata," : `metadata: ${metadata},`);
  writer.writeLine("/** What the text says, for other evaluators of the product. */");
  writer.writeLine(`product: ${productName},`);
  writer.writeLine("/** Everything that is wrong with an input; empty: it can be settled. */");
  writer.writeLine(`validate(input: unknown): readonly ${module.useType("Problem")}[] {`);
  writer.writeLine(`return ${module.use("validate")}(${productName}, input);`);
  writer.writeLine("},");
  writer.writeLine(
    "/** What is due, and what is to be paid now. Throws `InvalidInput` where the input has problems. */",
  );
  writer.writeLine(
    `settle(input: ${types.input}, options?: ${module.useType("SettleOptions")}): ${module.useType("SettlementResult")} {`,
  );
  writer.writeLine(`return ${module.use("settle")}(${productName}, input, options);`);
  writer.writeLine("},");
  writer.writeLine(
    "/** The incidents of a period in the order of time, each from the ledger of the one before. An input with problems throws `InvalidInput`, and nothing is settled. */",
  );
  writer.writeLine(
    `settlePeriod(contract: ${types.contract}, calls: readonly ${types.call}[], options?: ${module.useType("PeriodOptions")}): ${module.useType("PeriodResult")} {`,
  );
  writer.writeLine(`return ${module.use("settlePeriod")}(${productName}, contract, calls, options);`);
  writer.writeLine("},");
  writer.writeLine(
    "/** The ledger of a period in which this was paid elsewhere, in minor units by head. Throws `InvalidInput` where that does not say what it used. */",
  );
  writer.writeLine(
    `openLedger(contract: ${types.contract}, paid: { readonly [head in ${types.head}]?: number }): ${module.useType("Ledger")} {`,
  );
  writer.writeLine(`return ${module.use("openLedger")}(${productName}, contract, paid);`);
  writer.writeLine("},");
  if (module.plan.premiums.length > 0) {
    writer.writeLine("/** What a premium comes to. Throws `InvalidInput` where the contract has problems. */");
    writer.writeLine(
      `premium(name: ${types.premium}, contract: ${types.contract}): ${module.useType("PremiumResult")} {`,
    );
    writer.writeLine(`return ${module.use("premium")}(${productName}, name, contract);`);
    writer.writeLine("},");
  }
  writer.writeLine("};");
}

/** Lays a module out with Prettier. */
export async function layOut(text: string): Promise<string> {
  const [{ format }, typescript, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/typescript"),
    import("prettier/plugins/estree"),
  ]);
  return format(text, { parser: "typescript", plugins: [typescript, estree as never], printWidth: 100 });
}
