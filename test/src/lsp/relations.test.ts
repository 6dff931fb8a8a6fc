import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CallHierarchyItem,
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DocumentLinkRequest,
  SignatureHelpRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { framed, framedWith } from "./samples.js";
import { ServerProcess, textIn } from "./server-process.js";

describe("language server: relations", () => {
  let server: ServerProcess;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "yakkan-folder-"));
    mkdirSync(join(folder, "約款"));
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "約款/閉じた.yakkan"), framed.replaceAll("枠組", "別の商品"));
    writeFileSync(join(folder, "node_modules/other.yakkan"), framed.replaceAll("枠組", "他人の商品"));
    server = await ServerProcess.start({ folders: [pathToFileURL(folder).href] });
  });
  after(() => {
    server?.kill();
    rmSync(folder, { recursive: true });
  });

  async function prepare(part: string, marked: string): Promise<CallHierarchyItem> {
    const opened = await server.open(framedWith(part, marked));
    const [item] = (await server.connection.sendRequest(CallHierarchyPrepareRequest.type, opened.at)) ?? [];
    ok(item);
    return item;
  }
  async function outgoing(item: CallHierarchyItem): Promise<string[]> {
    const calls = await server.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
    return calls!.map(({ to }) => to.name);
  }
  async function incoming(item: CallHierarchyItem): Promise<string[]> {
    const calls = await server.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
    return calls!.map(({ from }) => from.name);
  }

  describe("call hierarchy", () => {
    it("leads from a head to its terms, conditions and exclusions", async () => {
      deepStrictEqual(await outgoing(await prepare("head containment", "head ‸containment")), [
        "deductible 100_000 per incident when order is first",
        "coinsurance pays 90%",
        "limit 30_000_000 per incident",
        "limit cost_limit per incident",
        "covered when discovered during period",
        "window from discovered until (if plan is basic then 180 days else 1 year) after notified",
        "war",
        "system",
      ]);
    });

    it("leads from a limit to the heads that draw on it, and from a choice to its limits", async () => {
      const limit = await prepare("limit 30_000_000", "lim‸it 30_000_000");
      strictEqual(limit.name, "limit 30_000_000 per incident");
      deepStrictEqual(await incoming(limit), ["containment", "sympathy"]);
      const choice = await prepare("limit cost_limit", "limit cost_li‸mit");
      deepStrictEqual(await incoming(choice), ["limit cost_limit per incident"]);
    });

    it("leads from a clause to what it reads, from a section to its heads, from an exclusion to what it takes", async () => {
      deepStrictEqual(await outgoing(await prepare("window from", "win‸dow from")), [
        "discovered",
        "plan",
        "basic",
        "notified",
      ]);
      deepStrictEqual(await outgoing(await prepare("section liability", "section lia‸bility")), [
        "damages",
        "争訟費用",
      ]);
      deepStrictEqual(await incoming(await prepare("{ system", "{ ‸system")), ["containment", "sympathy", "probe"]);
    });

    it("works in a half-typed file", async () => {
      const opened = await server.open(
        framedWith("head probe", "head pro‸be").replace("order is first", "order is %%"),
      );
      const [item] = (await server.connection.sendRequest(CallHierarchyPrepareRequest.type, opened.at))!;
      ok((await outgoing(item!)).includes("limit cost_limit per incident"));
    });
  });

  it("finds symbols in all files of the workspace, open or not, by name and label", async () => {
    await server.open(framed);
    const find = async (query: string): Promise<SymbolInformation[]> =>
      (await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) as SymbolInformation[];
    const found = await find("争訟");
    ok(found.some(({ location }) => decodeURIComponent(location.uri).endsWith("約款/閉じた.yakkan")));
    ok(found.some(({ location }) => location.uri.includes("/policies/")));
    ok(found.every(({ name, containerName }) => name === "争訟費用" && containerName === "liability"));
    strictEqual((await find("別の商品")).length, 1);
    strictEqual((await find("他人の商品")).length, 0, "what others made is passed over");
    ok(
      (await find("Ｐrobe")).some(({ name }) => name === "probe"),
      "names are compared after NFKC",
    );
  });

  it("links references to the declaration of the document", async () => {
    const opened = await server.open(framed);
    const { textDocument } = opened.at;
    const [link, second] = (await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument }))!;
    strictEqual(second, undefined);
    strictEqual(textIn(opened, link!.range), "@brochure(p.9)");
    strictEqual(link!.target, `${textDocument.uri}#L4,12`);
    strictEqual(link!.tooltip, "パンフレット p.9");
  });

  describe("signature help", () => {
    async function signature(part: string, marked: string, of = server): Promise<string | undefined> {
      const opened = await of.open(framedWith(part, marked));
      const help = await of.connection.sendRequest(SignatureHelpRequest.type, opened.at);
      const found = help?.signatures[0];
      const active = found?.parameters?.[help!.activeParameter ?? 0]?.label as [number, number] | undefined;
      return active && `${found!.label.split(" ")[0]}: ${found!.label.slice(...active)}`;
    }
    for (const [marked, expected] of [
      ["limit ‸", "limit: AMOUNT"],
      ["limit cost_limit per ‸", "limit: per BASIS [and BASIS]"],
      [
        "limit cost_limit per incident sparing ‸",
        "limit: [falling first on HEADS, then … | sparing HEADS] [if CONDITION]",
      ],
      ["limit cost_limit per incident when ‸", "limit: [when CONDITION]"],
      ["deductible 100_000 per ‸", "deductible: per BASIS"],
      ["coinsurance ‸", "coinsurance: pays SHARE"],
      ["window from discovered until ‸", "window: [until DAY]"],
      ["limit any(‸", "any(CONDITION): CONDITION"],
      ["limit 合計(cost_limit * (2 + ‸", "合計(AMOUNT): AMOUNT"],
      ["limit years(discovered, ‸", "years(FROM,: TO"],
      ["limit max(1, 2) per ‸", "limit: per BASIS [and BASIS]"],
    ] as const) {
      it(`shows \`${expected}\` at \`${marked}\``, async () => {
        strictEqual(await signature("limit cost_limit per incident", marked), expected);
      });
    }
    it("shows by which keys a table is read", async () => {
      const text = (amount: string): string => `product p "商品" {
        edition 2026-01-01
        facts of incident { grade "等級" : whole 1 .. 14  loser "被害" : bool }
        table shares "割合表" by grade, loser { sum  share  1 .. 14 | yes, no : 100% 50% }
        triggers { fall "転倒" }
        section costs "費用" { covers fall  covered at any time  head a "甲" { coinsurance pays ${amount}) } }
      }`;
      for (const [amount, expected] of [
        ["share(2, ‸", "share(grade, loser): loser"],
        ["shares.share(‸", "share(grade, loser): grade"],
        ["shares.sum(‸", "sum(grade, loser): grade"],
        ["sum(‸", "sum(AMOUNT): AMOUNT"],
      ] as const) {
        const opened = await server.open(text(amount));
        const help = await server.connection.sendRequest(SignatureHelpRequest.type, opened.at);
        const { label, parameters } = help!.signatures[0]!;
        const active = parameters![help!.activeParameter!]!.label as [number, number];
        strictEqual(`${label}: ${label.slice(...active)}`, expected);
      }
    });
    it("shows nothing where no term is", async () => {
      strictEqual(await signature("covers leak, attack", "covers leak, ‸attack"), undefined);
      strictEqual(await signature("limit cost_limit per incident", "// limit ‸"), undefined);
      strictEqual(await signature('"再発防止"', '"limit ‸"'), undefined);
    });
  });
});
