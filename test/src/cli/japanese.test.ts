// What the command line prints where Japanese was chosen, by `--lang`, by the settings or by the file: all of it.
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { claimWith, product } from "./fixture.js";
import { type Outcome, Workplace } from "./run.js";

describe("the command line in Japanese", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product, "yakkan.config.json": '{ "lang": "ja" }' });
  });
  afterEach(() => place.remove());

  const printed = ({ stdout, stderr }: Outcome): readonly string[] => `${stdout}${stderr}`.trimEnd().split("\n");

  it("says which scenarios passed", () => {
    deepStrictEqual(printed(place.yakkan(["test", "sample.yakkan"])), [
      "sample.yakkan",
      "  成功  The deductible comes off the loss",
      "",
      "成功1件、失敗0件",
    ]);
    // Asked for by one call; the settings say otherwise.
    place.write("yakkan.config.json", '{ "lang": "en" }');
    match(place.yakkan(["test", "sample.yakkan", "--lang", "ja"]).stdout, /^ {2}成功 {2}The/m);
    match(place.yakkan(["test", "sample.yakkan"]).stdout, /^ {2}ok {2}The/m);
  });

  it("says which failed, and at what", () => {
    place.write("sample.yakkan", product.replace("expect due 90_000", "expect due 80_000"));
    const [, verdict, , what] = printed(place.yakkan(["test", "sample.yakkan"]));
    strictEqual(verdict, "  失敗  The deductible comes off the loss");
    strictEqual(what, "    エラー[scenario/failed]: 支払保険金の合計は¥90,000で、期待した¥80,000より¥10,000多い額です");
  });

  it("says which clauses no scenario decides", () => {
    const { stdout } = place.yakkan(["test", "sample.yakkan", "--coverage"]);
    match(stdout, /^ {2}sample\.yakkan:\d+:\d+: forensics（事故原因調査費用）：一度も判定されていません$/m);
    match(stdout, /^ {2}sample：条項\d+件のうち\d+件をすべての場合で判定$/m);
    // But for names, the title and `… per incident`, which are the product's.
    deepStrictEqual(stdout.match(/\b(?:never|decided|clauses?|passed|failed|ok)\b/g), null);
  });

  it("says which files are out of date", () => {
    deepStrictEqual(printed(place.yakkan(["build", "--check", "sample.yakkan"])), [
      "build/sample.ts：ありません",
      "`yakkan build`を実行すると書き直されます",
    ]);
    place.yakkan(["build", "sample.yakkan"]);
    deepStrictEqual(printed(place.yakkan(["build", "--check", "sample.yakkan"])), ["1ファイルとも最新です"]);
    place.write("build/sample.ts", "");
    strictEqual(printed(place.yakkan(["build", "--check", "sample.yakkan"]))[0], "build/sample.ts：最新ではありません");
  });

  it("says that there is no product", () => {
    place.write("empty.yakkan", "language 1\n");
    deepStrictEqual(printed(place.yakkan(["build", "empty.yakkan"])), ["empty.yakkan：商品がありません"]);
    place.write("claim.json", claimWith([]));
    const explain = ["explain", "sample.yakkan", "--input", "claim.json"];
    deepStrictEqual(printed(place.yakkan([...explain, "--product", "other"])), [
      "sample.yakkan：商品`other`はありません。あるのは`sample`です",
    ]);
  });

  it("says what cannot be read, before anything is", () => {
    deepStrictEqual(printed(place.yakkan(["check", "none.yakkan"])), ["none.yakkan：このファイルはありません"]);
    place.write("yakkan.config.json", "{}");
    deepStrictEqual(printed(place.yakkan(["check", "none.yakkan"])), ["none.yakkan: there is no such file"]);
    deepStrictEqual(printed(place.yakkan(["test", "none.yakkan", "--lang", "ja"])), [
      "none.yakkan：このファイルはありません",
    ]);
    place.write("utf16.yakkan", new Uint8Array([0xff, 0xfe, 0x6c, 0x00]));
    deepStrictEqual(printed(place.yakkan(["check", "utf16.yakkan", "--lang", "ja"])), [
      "utf16.yakkan：文字コードがUTF-16です。UTF-8で保存してください",
    ]);
  });

  it("says of which kind a problem of a claim is, where it is told to a person", () => {
    place.write("claim.json", claimWith([{ id: "1", head: "response", amount: -1 }]));
    const [problem] = printed(place.yakkan(["explain", "sample.yakkan", "--input", "claim.json"]));
    match(problem!, /^claim\.json: losses\[0\]\.amount: 金額として使えない値です（/);
    const [plain] = printed(place.yakkan(["settle", "sample.yakkan", "--input", "claim.json"]));
    match(plain!, /^claim\.json: losses\[0\]\.amount: `amount` is/);
  });

  it("tells an error of the product in the language that `explain` is asked for", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers leek"));
    place.write("yakkan.config.json", "{}");
    place.write("claim.json", claimWith([]));
    const { stderr } = place.yakkan(["explain", "sample.yakkan", "--input", "claim.json", "--lang", "ja"]);
    match(stderr, /^エラー\[name\/unknown\]/m);
    match(stderr, /^1ファイル：エラー1件$/m);
  });

  it("begins a project", () => {
    const { stdout } = place.yakkan(["init", "new", "--keywords", "ja"]);
    deepStrictEqual(stdout.trimEnd().split("\n").slice(-1), [
      "cd new の後、`yakkan watch`を実行すると、保存のたびに商品が検査され、事例が実行されます",
    ]);
    deepStrictEqual(printed(place.yakkan(["init", "new", "--keywords", "ja"])), [
      "new/new_product.yakkan：すでにあります。何も書き込みません",
    ]);
  });
});
