import { join } from "node:path";
import { Command, CommanderError, Option } from "commander";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { BuildOptions } from "./build.js";
import type { ExplainOptions } from "./explain.js";
import type { PortfolioOptions } from "./portfolio.js";
import { type Format, formats } from "./formats.js";
import { type InitOptions, templates } from "./templates.js";
import type { PremiumOptions } from "./premium.js";
import type { SchemaOptions } from "./schema.js";
import type { TestOptions } from "./test.js";
import type { ServeCommandOptions } from "./serve.js";
import { endProcess, endWith } from "./ending.js";
import { exit, type ExitCode } from "./failure.js";
import { readConfig } from "./config.js";
import { productFiles } from "./products.js";
import { streamOf } from "./terminal.js";
import { version } from "./version.js";

// Each command's module is loaded when it is asked for: `check` needs neither the emitter nor prettier.

const ownLanguage = "`lang` of yakkan.config.json, else the language of the file's keywords";
const filesHelp = "product files, folders or patterns; left out: the `products` of yakkan.config.json";

interface ClaimOptions {
  readonly input: string;
  readonly product?: string;
  readonly ledger?: string;
}

/** The command line, apart from the process: how it ends is the caller's to say. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exit.fine;
  const then = <A extends unknown[]>(command: (...args: A) => Promise<ExitCode>) => {
    return async (...args: A): Promise<void> => {
      code = await command(...args);
    };
  };

  const program = new Command("yakkan")
    .description("Checks, compiles and runs insurance products written in the coverage language Yakkan.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showHelpAfterError("(--help says how it is used)")
    .exitOverride()
    .addHelpText(
      "after",
      examples(
        "yakkan check policies/cyber_protector.yakkan",
        "yakkan test policies/*.yakkan",
        "yakkan build policies/cyber_protector.yakkan --out generated",
        "yakkan explain policies/cyber_protector.yakkan --input claim.json --lang ja",
      ) + exitCodes,
    );

  program
    .command("init")
    .description("begin a project: a product that passes its scenarios, and the settings, yakkan.config.json")
    .argument("[folder]", "where; left out: here", ".")
    .addOption(new Option("--template <template>", "what to begin with").choices(templates).default("costs"))
    .addOption(
      new Option("--keywords <language>", "in which language the keywords are").choices(["ja", "en"]).default("en"),
    )
    .option("--name <name>", "the product's name", "new_product")
    .addHelpText("after", examples("yakkan init", "yakkan init cyber --keywords ja --template liability-and-costs"))
    .action(then(async (folder: string, options: InitOptions) => (await import("./init.js")).init(folder, options)));

  program
    .command("check")
    .description("say what is wrong in product files; their scenarios are checked, and not run: `test` runs them")
    .argument("[file...]", filesHelp)
    .addOption(
      new Option("--format <format>", "how to say it: for people, programs, code hosts (SARIF 2.1.0), GitHub Actions")
        .choices(formats)
        .default("text"),
    )
    .addOption(
      new Option("--lang <language>", `language of the messages; left out: ${ownLanguage}`).choices(["en", "ja"]),
    )
    .addHelpText(
      "after",
      examples("yakkan check product.yakkan", "yakkan check policies --format json", "yakkan check --lang ja"),
    )
    .action(
      then(async (files: string[], options: { format: Format; lang?: Language }) =>
        (await import("./check.js")).check(await productFiles(files), options),
      ),
    );

  program
    .command("build")
    .description("write the TypeScript evaluator of each product, PRODUCT.ts; nothing where a file has an error")
    .argument("[file...]", filesHelp)
    .option("-o, --out <dir>", "the folder to write to; left out: `out` of the settings, else build")
    .option("--check", "write nothing; the exit code is 1 where a file is not as it would be written")
    .option("--batch", "also the kernel that settles columns of incidents, PRODUCT.batch.ts")
    .option("--standalone", "with what it uses of the runtime in it: it imports nothing")
    .option("--package <name>", "a package for npm, with types and schemas, such as @acme/products@1.2.0")
    .addHelpText(
      "after",
      examples(
        "yakkan build product.yakkan",
        "yakkan build policies --out src/generated",
        "yakkan build --check",
        "yakkan build product.yakkan --standalone",
        "yakkan build a.yakkan b.yakkan --package @acme/products@1.2.0 --out products",
      ),
    )
    .action(
      then(async (files: string[], options: Partial<BuildOptions>) => {
        const out = options.out ?? outFolder("out") ?? "build";
        return (await import("./build.js")).build(await productFiles(files), { ...options, out });
      }),
    );

  const portfolio = (command: Command): Command =>
    command
      .requiredOption("-i, --input <file>", "the claims: .csv, .parquet or .ndjson")
      .option("--encoding <name>", "of a CSV file that is not UTF-8: shift_jis, euc-jp …")
      .requiredOption("-o, --out <dir>", "the folder to write to")
      .option("--product <name>", "which product of the file")
      .option("--shards <n>", "how many shards the policies are dealt out to")
      .addOption(new Option("--format <format>", "of lines and incidents").choices(["csv", "parquet"]).default("csv"))
      .option("--compare <file>", "also settle the same claims under another product")
      .option("--compare-contract <file>", "also settle them under contracts that say what this JSON says")
      .option("--readings", "also settle them under each member of each reading");

  portfolio(
    program
      .command("run")
      .description("settle a file of claims, policy by policy in the order of the file, over all cores")
      .argument("<file>", "product file"),
  )
    .option("--shard <i/n>", "only this shard; `merge` puts the shards together")
    .option("--workers <n>", "how many shards to settle at once")
    .option("--memory <size>", "what sorting may use for each shard before it goes on on the disk", "1GB")
    .addHelpText(
      "after",
      examples(
        "yakkan run product.yakkan --input claims.csv --out settled",
        "yakkan run product.yakkan --input claims.parquet --out settled --shard 1/4",
      ),
    )
    .action(
      then(async (file: string, options: PortfolioOptions) =>
        (await import("./portfolio.js")).runPortfolio(file, options),
      ),
    );

  portfolio(
    program
      .command("merge")
      .description("put together the shards of a portfolio that were settled one by one")
      .argument("<file>", "product file"),
  )
    .addHelpText("after", examples("yakkan merge product.yakkan --input claims.parquet --out settled --shards 4"))
    .action(
      then(async (file: string, options: PortfolioOptions) =>
        (await import("./portfolio.js")).mergePortfolio(file, options),
      ),
    );

  program
    .command("template")
    .description("print the heading of a table of claims under a product")
    .argument("<file>", "product file")
    .option("--product <name>", "which product of the file")
    .option("--explain", "what may stand in each column instead")
    .addHelpText("after", examples("yakkan template product.yakkan > claims.csv"))
    .action(
      then(async (file: string, options: { product?: string; explain?: boolean }) =>
        (await import("./portfolio.js")).template(file, options),
      ),
    );

  program
    .command("types")
    .description("write the types of product files that are imported on the fly, FILE.d.yakkan.ts beside each")
    .argument("<file...>", "product files")
    .addHelpText("after", examples("yakkan types product.yakkan"))
    .action(then(async (files: string[]) => (await import("./types.js")).types(files)));

  program
    .command("docs")
    .description("write what each product covers, as tables: PRODUCT.LANGUAGE.md and .html, in Japanese and in English")
    .argument("[file...]", filesHelp)
    .option("-o, --out <dir>", "the folder to write to; left out: `docs` of the settings, else docs")
    .option("--check", "write nothing; the exit code is 1 where a file is not as it would be written")
    .option("--coverage", "write nothing; print each place of a document that is cited, with what cites it")
    .addHelpText(
      "after",
      examples("yakkan docs product.yakkan", "yakkan docs policies --out tables", "yakkan docs --check"),
    )
    .action(
      then(async (files: string[], options: { out?: string; check?: boolean; coverage?: boolean }) => {
        const out = options.out ?? outFolder("docs") ?? "docs";
        return (await import("./docs.js")).docs(await productFiles(files), { ...options, out });
      }),
    );

  program
    .command("schema")
    .description("print what a product takes and returns: JSON Schemas, or an OpenAPI document of its service")
    .argument("<file>", "a product file")
    .addOption(new Option("--of <what>", "of what").choices(["input", "result", "openapi"]).default("input"))
    .option("-p, --product <name>", "the product, where the file has several")
    .addHelpText(
      "after",
      examples("yakkan schema product.yakkan > claim.schema.json", "yakkan schema product.yakkan --of openapi"),
    )
    .action(then(async (file: string, options: SchemaOptions) => (await import("./schema.js")).schema(file, options)));

  program
    .command("test")
    .description("run the scenarios of product files, by the emitted evaluator and by the reference interpreter")
    .argument("[file...]", filesHelp)
    .option("--coverage", "also name the clauses that no scenario decides, and which way")
    .addOption(
      new Option("--lang <language>", `language of what failed; left out: ${ownLanguage}`).choices(["en", "ja"]),
    )
    .addHelpText("after", examples("yakkan test product.yakkan", "yakkan test policies", "yakkan test --coverage"))
    .action(
      then(async (files: string[], options: TestOptions) =>
        (await import("./test.js")).test(await productFiles(files), options),
      ),
    );

  program
    .command("watch")
    .description("check product files and run their scenarios, by the reference interpreter, whenever one is saved")
    .argument("[file...]", filesHelp)
    .addHelpText("after", examples("yakkan watch product.yakkan", "yakkan watch policies"))
    .action(then(async (files: string[]) => (await import("./watch.js")).watch(files)));

  program
    .command("fmt")
    .description("set product files in the one layout of the language, in place; their keywords in English or Japanese")
    .argument("[file...]", filesHelp)
    .option("--check", "change nothing; the exit code is 1 where a file is not formatted")
    .addOption(new Option("--keywords <language>", "write the keywords in this language").choices(["ja", "en"]))
    .option("--stdin", "read the text from the standard input and write it to the standard output")
    .addHelpText(
      "after",
      examples(
        "yakkan fmt product.yakkan",
        "yakkan fmt --keywords ja product.yakkan",
        "yakkan fmt --check a.yakkan b.yakkan",
      ),
    )
    .action(
      then(async (files: string[], options: { check?: boolean; keywords?: "ja" | "en"; stdin?: boolean }) =>
        (await import("./fmt.js")).fmt(files, options),
      ),
    );

  claimCommand("settle", "settle a claim: JSON in, the result as JSON out")
    .option("--save-ledger <file>", "write the new ledger here")
    .option("--trace", "add how every term acted, and the readings that matter")
    .addHelpText(
      "after",
      examples(
        "yakkan settle product.yakkan --input claim.json",
        "yakkan settle product.yakkan --input - < claim.json > result.json",
        "yakkan settle product.yakkan --input claim.json --ledger ledger.json --save-ledger ledger.json",
      ),
    )
    .action(
      then(async (file: string, options: ClaimOptions & { saveLedger?: string; trace?: true }) =>
        (await import("./settle.js")).settle(file, options),
      ),
    );

  claimCommand("explain", "settle a claim and explain the result, from the total down to each line and clause")
    .addOption(
      new Option("--lang <language>", `language of the explanation; left out: ${ownLanguage}`).choices(["en", "ja"]),
    )
    .addOption(
      new Option("--format <format>", "plain text, or a page for a letter").choices(["text", "html"]).default("text"),
    )
    .option("--readings", "of a page: also what would be due under other readings, which the text has")
    .option(
      "--cite <document>",
      "of a page: a document that it cites, by name; once for each; left out: all",
      (name: string, before: readonly string[] = []) => [...before, name],
    )
    .addHelpText(
      "after",
      examples(
        "yakkan explain product.yakkan --input claim.json",
        "yakkan explain product.yakkan --input claim.json --lang ja",
        "yakkan explain product.yakkan --input claim.json --lang ja --format html > letter.html",
      ),
    )
    .action(
      then(async (file: string, options: ClaimOptions & ExplainOptions) =>
        (await import("./explain.js")).explain(file, options),
      ),
    );

  program
    .command("serve")
    .description("answer over HTTP: settle, validate, explain, schema, products, openapi.json")
    .argument("<file...>", "product files; of one product also several editions")
    .option("--host <address>", "the address to listen on; this machine alone reaches the loopback", "127.0.0.1")
    .option("--port <port>", "the port; 0 is any that is free", "8080")
    .option("--max-body <bytes>", "the largest claim that is read", "1048576")
    .option("--max-lines <count>", "the most lines of a claim", "2000")
    .addHelpText("after", examples("yakkan serve product.yakkan", "yakkan serve policies/*.yakkan --port 9000"))
    .action(
      then(async (files: string[], options: ServeCommandOptions) => (await import("./serve.js")).serve(files, options)),
    );

  program
    .command("premium")
    .description("say what the premiums come to under a contract")
    .argument("<file>", "a product file")
    .requiredOption("-i, --input <file>", "the contract as JSON, or a claim that has one; `-` is the standard input")
    .option("-n, --name <name>", "one premium; left out: all")
    .option("-p, --product <name>", "the product, where the file has several")
    .addOption(new Option("--format <format>", "how to say it").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      examples(
        "yakkan premium product.yakkan --input contract.json",
        "yakkan premium product.yakkan --input contract.json --name annual --format json",
      ),
    )
    .action(
      then(async (file: string, options: PremiumOptions) => (await import("./premium.js")).premium(file, options)),
    );

  program
    .command("lsp")
    .description("serve an editor by the Language Server Protocol")
    .requiredOption("--stdio", "by the standard input and output")
    .addHelpText("after", examples("yakkan lsp --stdio"))
    .action(then(async () => (await import("./lsp.js")).lsp()));

  try {
    const names = program.commands.map((command) => command.name());
    const [first, asked = "help"] = argv;
    // Of a command that there is not, Commander would print the help of the whole without a word.
    const isUnknown = first === "help" && ![...names, "help"].includes(asked);
    await program.parseAsync(isUnknown ? [asked] : argv, { from: "user" });
    return code;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.fine : exit.wrongUsage;
    // Of the commands the one that was called has options.
    const asked = program.commands.map((command) => command.opts<{ lang?: Language }>().lang);
    return endWith(
      problem,
      asked.find((lang) => lang !== undefined),
    );
  }

  /** What `settle` and `explain` have in common. */
  function claimCommand(name: string, description: string): Command {
    return program
      .command(name)
      .description(description)
      .argument("<file>", "a product file")
      .requiredOption("-i, --input <file>", "the claim, as JSON; `-` is the standard input")
      .option("-p, --product <name>", "the product, where the file has several")
      .option("-l, --ledger <file>", "the ledger before this claim, in place of the one in the input");
  }
}

/** A folder that the settings name, as seen from here. */
function outFolder(key: "out" | "docs"): string | undefined {
  const { folder, [key]: named } = readConfig();
  return named === undefined ? undefined : join(folder, named);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

const exitCodes = `
Exit codes:
  0  fine
  1  what was given is wrong: errors in a file, a failed scenario, an invalid claim, a file out of date
  2  wrong usage: an unknown option, a missing file, an output that cannot be written
  70 a fault of the program itself
`;

// What reads the arguments writes to them by itself.
streamOf("stdout");
streamOf("stderr");
void run(process.argv.slice(2)).then((code) => endProcess(code, { atOnce: process.argv[2] === "check" }));
