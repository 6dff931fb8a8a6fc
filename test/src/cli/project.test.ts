// A project: `init`, its settings, folders and patterns, encodings, `build --check`, `watch`, `lsp`.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { product } from "./fixture.js";
import { bin, Workplace } from "./run.js";

describe("a project", () => {
  let place: Workplace;
  beforeEach(() => (place = new Workplace()));
  afterEach(() => place.remove());

  const read = (name: string): string => readFileSync(join(place.folder, name), "utf8");

  for (const keywords of ["en", "ja"])
    for (const template of ["costs", "liability-and-costs"])
      it(`begins in an empty folder with a product that passes: ${template}, ${keywords}`, () => {
        const { code } = place.yakkan(["init", "--template", template, "--keywords", keywords, "--name", "travel"]);
        strictEqual(code, 0);
        deepStrictEqual(place.list(), ["travel.yakkan", "yakkan.config.json"]);
        match(read("travel.yakkan"), keywords === "ja" ? /^商品 travel /m : /^product travel /m);
        const [fine, passed] =
          keywords === "ja"
            ? ["1ファイル：問題なし\n", /\n成功[1-9]\d*件、失敗0件\n$/]
            : ["no problems in 1 file\n", /\n[1-9]\d* passed, 0 failed\n$/];
        strictEqual(place.yakkan(["check"]).stdout, fine);
        match(place.yakkan(["test"]).stdout, passed);
        strictEqual(place.yakkan(["fmt", "--check"]).code, 0);
      });

  it("is not begun over one that is there, nor with a name that is none", () => {
    place.write("new_product.yakkan", "mine");
    strictEqual(place.yakkan(["init"]).code, 2);
    deepStrictEqual([place.list(), read("new_product.yakkan")], [["new_product.yakkan"], "mine"]);
    for (const name of ["1st", "a b", "limit", "免責金額"]) strictEqual(place.yakkan(["init", "--name", name]).code, 2);
  });

  it("names its products once, from any folder below", () => {
    place.write("yakkan.config.json", '{ "products": ["policies"], "out": "generated" }');
    place.write("policies/sample.yakkan", product);
    place.write("policies/node_modules/x/other.yakkan", "not ours");
    place.write("policies/deep/er.yakkan", product.replaceAll("sample", "other"));
    strictEqual(place.yakkan(["check"]).stdout, "no problems in 2 files\n");
    strictEqual(place.yakkan(["build"]).stdout, "generated/other.ts\ngenerated/sample.ts\n");
    strictEqual(place.yakkan(["check"], { folder: "policies/deep" }).stdout, "no problems in 2 files\n");
  });

  it("takes folders and patterns for files", () => {
    place.write("a/one.yakkan", product);
    place.write("a/two.yakkan", product.replaceAll("sample", "two"));
    strictEqual(place.yakkan(["check", "a"]).stdout, "no problems in 2 files\n");
    strictEqual(place.yakkan(["check", "a/t*.yakkan", "a/two.yakkan"]).stdout, "no problems in 1 file\n");
    deepStrictEqual(place.yakkan(["check", "b/*.yakkan"]), {
      code: 2,
      stdout: "",
      stderr: "b/*.yakkan: no file is named so\n",
    });
    place.write("empty/readme.md", "");
    strictEqual(place.yakkan(["check", "empty"]).stderr, "empty: holds no product file\n");
    match(place.yakkan(["check"]).stderr, /^name product files or folders, or list them/);
  });

  it("switches warnings off", () => {
    place.write("sample.yakkan", product.replace("facts of incident {", 'facts of incident { spare "予備" : bool'));
    match(place.yakkan(["check", "sample.yakkan"]).stdout, /^warning\[fact\/unused\]/);
    place.write("yakkan.config.json", '{ "off": ["fact/unused"] }');
    strictEqual(place.yakkan(["check", "sample.yakkan"]).stdout, "no problems in 1 file\n");
  });

  it("tells of habits where it is asked to", () => {
    place.write("sample.yakkan", product.replace("facts of incident {", "facts of incident { spare : bool"));
    const told = (settings: string): readonly string[] => {
      place.write("yakkan.config.json", settings);
      return place.yakkan(["check", "sample.yakkan"]).stdout.match(/[a-z]+\/[a-z-]+(?=\])/g) ?? [];
    };
    deepStrictEqual(told('{ "off": ["fact/unused"] }'), []);
    deepStrictEqual(told('{ "off": ["fact/unused"], "on": ["lint/no-label"] }'), ["lint/no-label"]);
    deepStrictEqual(told('{ "on": ["lint/same-label"] }'), ["fact/unused"]);
  });

  const broken: [what: string, text: string, message: RegExp, at: string][] = [
    ["no JSON", '{ "out": }', /a value is expected/, "1:10"],
    ["no object", "[]", /settings are an object/, "1:1"],
    ["an unknown setting", '{\n  "outt": "x" }', /there is no setting `outt`/, "2:11"],
    ["a number for a folder", '{ "out": 1 }', /a text is expected/, "1:10"],
    ["a text for a list", '{ "products": "x" }', /`products` is a list/, "1:15"],
    ["a wrong language", '{ "keywords": "fr" }', /`keywords` is "en" or "ja"/, "1:15"],
    ["an unknown warning", '{ "off": ["lint/no-label", "lint/x"] }', /no warning `lint\/x`/, "1:28"],
    ["what is told anyway asked for", '{ "on": ["fact/unused"] }', /told anyway; `on` is for .*lint\/no-label/, "1:10"],
    ["an error switched off", '{ "off": ["name/unknown"] }', /is an error/, "1:11"],
  ];
  for (const [what, text, message, at] of broken)
    it(`says where its settings have ${what}`, () => {
      place.write("yakkan.config.json", text);
      const { code, stderr } = place.yakkan(["check"]);
      strictEqual(code, 1);
      match(stderr, message);
      ok(stderr.includes(`yakkan.config.json:${at}`), stderr);
    });

  it("finds what was generated from another text", () => {
    place.write("sample.yakkan", product);
    deepStrictEqual(place.yakkan(["build", "--check", "sample.yakkan"]), {
      code: 1,
      stdout: "build/sample.ts: missing\nrun `yakkan build` to write it anew\n",
      stderr: "",
    });
    place.yakkan(["build", "sample.yakkan"]);
    strictEqual(place.yakkan(["build", "--check", "sample.yakkan"]).stdout, "1 file up to date\n");
    place.write("sample.yakkan", product.replace("10_000", "20_000"));
    const before = read("build/sample.ts");
    strictEqual(
      place.yakkan(["build", "--check", "sample.yakkan"]).stdout.split("\n")[0],
      "build/sample.ts: out of date",
    );
    strictEqual(read("build/sample.ts"), before);
  });

  it("is in UTF-8, with or without a mark, and with either end of line", () => {
    place.write("marked.yakkan", `\ufeff${product.replaceAll("\n", "\r\n")}`);
    strictEqual(place.yakkan(["check", "marked.yakkan"]).code, 0);
    const utf16 = Buffer.from(product, "utf16le");
    place.write("a.yakkan", utf16);
    place.write("b.yakkan", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]));
    // 保険 in Shift_JIS
    place.write("c.yakkan", Buffer.concat([Buffer.from('product a "'), Buffer.from([0x95, 0xdb, 0x8c, 0xaf, 0x22])]));
    for (const [name, encoding] of [
      ["a", "is encoded in UTF-16"],
      ["b", "is encoded in UTF-16"],
      ["c", "is not encoded in UTF-8 (it looks like Shift_JIS)"],
    ] as const)
      deepStrictEqual(place.yakkan(["check", `${name}.yakkan`]), {
        code: 1,
        stdout: "",
        stderr: `${name}.yakkan: ${encoding}; save it as UTF-8\n`,
      });
  });

  it("is watched: a saved mistake is told, and that it is mended", async () => {
    place.write("sample.yakkan", product);
    const watcher = spawn(process.execPath, [bin, "watch", "sample.yakkan"], { cwd: place.folder });
    let shown = "";
    for (const stream of [watcher.stdout, watcher.stderr]) stream.on("data", (chunk) => (shown += String(chunk)));
    const until = async (text: string): Promise<void> => {
      for (let waited = 0; !shown.includes(text); waited += 20) {
        ok(waited < 15_000, `“${text}” is not among: ${shown}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      shown = "";
    };
    try {
      await until("1 scenario passed");
      place.write("sample.yakkan", product.replace("deductible 10_000", "deductible 10_001"));
      await until("failed");
      place.write("sample.yakkan", product.replace("covers leak", "covers lak"));
      await until("did you mean `leak`?");
      place.write("sample.yakkan", product);
      await until("1 scenario passed");
      // Moved away and back, as some editors save.
      renameSync(join(place.folder, "sample.yakkan"), join(place.folder, "sample.old"));
      await until("there is no such file");
      renameSync(join(place.folder, "sample.old"), join(place.folder, "sample.yakkan"));
      await until("1 scenario passed");
      // What the file uses, in a folder of its own.
      const vocabulary = 'language 1\nvocabulary words "語" { unit person "人" }\n';
      place.write("shared/words.yakkan", vocabulary);
      place.write("sample.yakkan", product.replace("\n\n", '\nuse words from "shared/words.yakkan"\n'));
      await until("1 scenario passed");
      place.write("shared/words.yakkan", vocabulary.replace("unit", "units"));
      await until("shared/words.yakkan");
    } finally {
      watcher.kill("SIGINT");
    }
    strictEqual(await new Promise((resolve) => watcher.once("exit", resolve)), 0);
  });

  it("has a language server", async () => {
    const server = spawn(process.execPath, [bin, "lsp", "--stdio"], { cwd: place.folder });
    const message = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: null, capabilities: {}, rootUri: null },
    });
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    let answer = "";
    for await (const chunk of server.stdout) {
      answer += String(chunk);
      if (answer.includes('"serverInfo"')) break;
    }
    server.kill();
    match(answer, /"serverInfo":\{"name":"yakkan"/);
  });

  it("loads no TypeScript compiler to start its language server", () => {
    const dist = new URL("../../../compiler/dist/cli/", import.meta.url);
    const server = readFileSync(new URL("server.cjs", dist), "utf8");
    ok(!/require\("(ts-morph|typescript|prettier)"\)/.test(server));
    ok(!server.includes("createTypeChecker"));
  });
});
