import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { functionNames, builtInNames } from "@yakkan/grammar/spellings.js";
import {
  HoverRequest,
  type MarkupContent,
  type ParameterInformation,
  type SignatureHelp,
  SignatureHelpRequest,
} from "vscode-languageserver/node";
import { ServerProcess } from "./server-process.js";

const terms = ["支払限度額", "免責金額", "フランチャイズ", "自己負担合計限度額", "縮小支払割合", "対象期間"];
const calls = functionNames.map((name) => builtInNames[name]);

/** A product whose section ends with this line. */
function withLine(line: string): string {
  return `言語 1
商品 旅行 "旅の保険" {
  版 2026-04-01
  事故の事実 { 発生 "事故の日" : 日付 }
  単位 品 "携行品"
  事由 { 病気 "病気" }
  補償 治療 "治療費用" {
    対象事由 病気
    対象時期 発生 が 保険期間中
    費目 入院 "入院費用"
    ${line}
  }
}
`;
}

describe("language server: in a file with Japanese keywords", () => {
  for (const locale of ["en", "ja"] as const) {
    describe(`for a reader of ${locale}`, () => {
      let server: ServerProcess;
      before(async () => {
        server = await ServerProcess.start({ locale });
      });
      after(() => server?.stop());

      async function help(line: string): Promise<SignatureHelp> {
        const found = await server.connection.sendRequest(
          SignatureHelpRequest.type,
          (await server.open(withLine(line))).at,
        );
        ok(found, line);
        return found;
      }
      async function hover(line: string): Promise<string> {
        const found = await server.connection.sendRequest(HoverRequest.type, (await server.open(withLine(line))).at);
        ok(found, line);
        return (found.contents as MarkupContent).value;
      }

      for (const word of [...terms, ...calls]) {
        const isTerm = terms.includes(word);
        it(`tells the form of \`${word}\` in Japanese`, async () => {
          const told = await hover(isTerm ? `‸${word} ` : `支払限度額 1事故につき ‸${word}(`);
          const [signature] = (await help(isTerm ? `${word} ‸` : `支払限度額 1事故につき ${word}(‸`)).signatures;
          strictEqual(told.split("\n")[1], signature!.label);
          const explained = [signature!, ...(signature!.parameters ?? [])].map(
            ({ documentation }: Pick<ParameterInformation, "documentation">) =>
              (documentation as MarkupContent | undefined)?.value ?? "",
          );
          strictEqual(told.split("\n").at(-1), explained[0]);
          const ofLanguage = [signature!.label, ...explained.flatMap((text) => text.match(/`[^`]+`/g) ?? [])];
          // `notified` is a name in an example.
          deepStrictEqual(
            ofLanguage.flatMap((text) => text.replaceAll("notified", "").match(/[A-Za-z]+/g) ?? []),
            [],
          );
        });
      }

      it("gives forms that can be written so", async () => {
        for (const word of terms) {
          const { label } = (await help(`${word} ‸`)).signatures[0]!;
          const written = label
            .replace(/\[?〈数量〉[^\]]*\]/, "")
            .replace("[回]", "")
            .replace("1〈単位〉[および〈単位〉]", "1請求および保険期間中")
            .replaceAll("〈単位〉", "請求")
            .replace(/, 次に … \| [^\]]*/, "")
            .replaceAll("〈額〉", "100")
            .replaceAll("〈割合〉", "80%")
            .replaceAll(/〈日〉|〈条件〉|〈費目〉/g, "名前")
            .replaceAll("…", "入院")
            .replaceAll(/[[\]]/g, "");
          const { faults } = compile({ name: "a.yakkan", text: withLine(written) });
          deepStrictEqual(
            faults.filter(({ code }) => code.startsWith("syntax/")).map(({ message }) => message),
            [],
            written,
          );
        }
      });

      it("marks the part that is being written, the basis before the amount", async () => {
        for (const [line, part] of [
          ["支払限度額 ‸", "1〈単位〉[および〈単位〉]につき"],
          ["支払限度額 1事故につき ‸", "〈額〉"],
          ["支払限度額 1事故につき 100 優先支払 ‸", /^\[\[もし .*優先支払 〈費目〉\]$/],
          ["支払限度額 1事故につき 100 対象 ‸", "[対象 …]"],
          ["支払限度額 1事故につき 100 ただし ‸", "[ただし 〈条件〉 の場合に限る]"],
          ["対象期間 起算日 発生 満了日 ‸", "[満了日 〈日〉]"],
          ["縮小支払割合 ‸", "〈割合〉"],
          ["免責金額 1事故につき 日数(発生, ‸", "〈終わりの日〉"],
        ] as const) {
          const { signatures, activeParameter } = await help(line);
          const [{ label, parameters }] = signatures as [SignatureHelp["signatures"][0]];
          const shown = label.slice(...(parameters![activeParameter!]!.label as [number, number]));
          ok(typeof part === "string" ? shown === part : part.test(shown), `${line}: ${shown}`);
        }
      });
    });
  }
});
