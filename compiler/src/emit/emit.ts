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
  writer.writeLine(generatedFrom(module.plan));
  writer.blankLine();
  const values = [...module.imports].sort();
  const types = [...module.typeImports].sort();
  if (values.length > 0) writer.writeLine(`import { ${values.join(", ")} } from "@yakkan/runtime";`);
  if (types.length > 0) writer.writeLine(`import type { ${types.join(", ")} } from "@yakkan/runtime";`);
}

function generatedFrom({ source }: Plan): string {
  const file = comment(source.file.slice(source.file.lastIndexOf("/") + 1));
  return `// Generated from ${file}. Do not edit: change the product and run \`yakkan build\`.`;
}

function emitEnding(module: Module, writer: CodeBlockWriter): void {
  const { exportName } = module;
  const metadata = module.names.take("metadata");
  writer.writeLine(separator("What the product says of itself"));
  writer.blankLine();
  writer.writeLine(
    `const ${metadata}: ${module.useType("ProductMetadata")} = ${emitData(describeMetadata(module.plan))};`,
  );
  writer.blankLine();
  writer.writeLine(docOf(module));
  writer.writeLine(`export const ${exportName} = {`);
  writer.writeLine(metadata === "metadata" ? "metadata," : `metadata: ${metadata},`);
  writer.writeLine(productDoc);
  writer.writeLine(`product: ${productName},`);
  for (const { doc, signature, calls } of methodsOf(module)) {
    writer.writeLine(`/** ${doc} */`);
    writer.writeLine(`${signature} {`);
    writer.writeLine(`return ${module.use(calls.name)}(${[productName, ...calls.given].join(", ")});`);
    writer.writeLine("},");
  }
  writer.writeLine("};");
}

const productDoc = "/** What the text says, for other evaluators of the product. */";

function docOf({ plan }: Module): string {
  return `/** ${comment(`The evaluator of ${plan.name}, edition ${plan.edition}.`)} */`;
}

/** What the evaluator can do, each by a function of the runtime over the product. */
interface Method {
  readonly doc: string;
  readonly signature: string;
  readonly calls: { readonly name: string; readonly given: readonly string[] };
}

function methodsOf(module: Module): readonly Method[] {
  const { types } = module;
  const type = (name: string): string => module.useType(name);
  const methods: Method[] = [
    {
      doc: "Everything that is wrong with an input; empty: it can be settled.",
      signature: `validate(input: unknown): readonly ${type("Problem")}[]`,
      calls: { name: "validate", given: ["input"] },
    },
    {
      doc: "What is due, and what is to be paid now. Throws `InvalidInput` where the input has problems.",
      signature: `settle(input: ${types.input}, options?: ${type("SettleOptions")}): ${type("SettlementResult")}`,
      calls: { name: "settle", given: ["input", "options"] },
    },
    {
      doc: "The incidents of a period in the order of time, each from the ledger of the one before. An input with problems throws `InvalidInput`, and nothing is settled.",
      signature: `settlePeriod(contract: ${types.contract}, calls: readonly ${types.call}[], options?: ${type("PeriodOptions")}): ${type("PeriodResult")}`,
      calls: { name: "settlePeriod", given: ["contract", "calls", "options"] },
    },
    {
      doc: "The ledger of a period in which this was paid elsewhere, in minor units by head. Throws `InvalidInput` where that does not say what it used.",
      signature: `openLedger(contract: ${types.contract}, paid: { readonly [head in ${types.head}]?: number }): ${type("Ledger")}`,
      calls: { name: "openLedger", given: ["contract", "paid"] },
    },
  ];
  if (module.plan.premiums.length === 0) return methods;
  return [
    ...methods,
    {
      doc: "What a premium comes to. Throws `InvalidInput` where the contract has problems.",
      signature: `premium(name: ${types.premium}, contract: ${types.contract}): ${type("PremiumResult")}`,
      calls: { name: "premium", given: ["name", "contract"] },
    },
  ];
}

export interface DeclareOptions extends EmitOptions {
  /** Without what only other evaluators of the product need, so that types that a caller reads are all there is. */
  readonly callersOnly?: boolean;
}

/** The types of emitted modules, as a declaration file says them: what `emit` writes, without how it is done. */
export async function emitDeclarations(plans: readonly Plan[], options?: DeclareOptions): Promise<string> {
  const { CodeBlockWriter } = await import("ts-morph");
  const section = (): CodeBlockWriter => new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  const modules = plans.map((plan) => new Module(plan, runtimeNames));
  const declared = modules.map((module) => {
    const types = section();
    emitTypes(module, types);
    const ending = section();
    emitDeclaration(module, ending, options);
    return [types, ending].map((part) => part.toString().trim()).join("\n\n");
  });
  const files = modules.map(({ plan }) => generatedFrom(plan));
  const imported = [...new Set(modules.flatMap(({ typeImports }) => [...typeImports]))].sort();
  const imports = `import type { ${imported.join(", ")} } from "@yakkan/runtime";`;
  const whole = `${[...new Set(files), imports, ...declared].join("\n\n")}\n`;
  return options?.prettier === false ? whole : layOut(whole);
}

function emitDeclaration(module: Module, writer: CodeBlockWriter, options: DeclareOptions | undefined): void {
  writer.writeLine(docOf(module));
  writer.writeLine(`export declare const ${module.exportName}: {`);
  writer.writeLine(`readonly metadata: ${module.useType("ProductMetadata")};`);
  if (options?.callersOnly !== true) {
    writer.writeLine(productDoc);
    writer.writeLine(`readonly product: ${module.useType("Product")};`);
  }
  for (const { doc, signature } of methodsOf(module)) {
    writer.writeLine(`/** ${doc} */`);
    writer.writeLine(`${signature};`);
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
