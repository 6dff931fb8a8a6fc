import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { HoverRequest, type MarkupContent } from "vscode-languageserver/node";
import { locatedWith, soundWith } from "./samples.js";
import { ServerProcess, textIn } from "./server-process.js";

describe("language server: hover", () => {
  for (const [locale, kind, source] of [
    ["en", "*head*", "Source: 見本パンフレット 2026.04 p.7"],
    ["ja", "*費目*", "出典: 見本パンフレット 2026.04 p.7"],
  ] as const) {
    describe(`for a reader of ${locale}`, () => {
      let server: ServerProcess;
      before(async () => {
        server = await ServerProcess.start({ locale });
      });
      after(() => server?.stop());

      it("tells a head's declaration, kind, labels, doc comment and source, where it is used", async () => {
        const opened = await server.open(soundWith("sparing 争訟費用", "sparing 争訟‸費用"));
        const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
        ok(hover?.range);
        strictEqual(textIn(opened, hover.range), "争訟費用");
        const { value } = hover.contents as MarkupContent;
        const lines = value.split("\n");
        deepStrictEqual(lines.slice(0, 3), [
          "```yakkan",
          'head 争訟費用 "争訟費用" en "Dispute costs" requires approval',
          "```",
        ]);
        ok(lines.includes(`${kind} **争訟費用** · **Dispute costs**`), value);
        ok(lines.includes("弁護士その他の専門家に払う費用。"));
        ok(lines.includes(source));
      });
    });
  }

  describe("elsewhere", () => {
    let server: ServerProcess;
    before(async () => {
      server = await ServerProcess.start();
    });
    after(() => server?.stop());

    const headers: [part: string, marked: string, header: string][] = [
      ["limit cost_limit", "limit cost‸_limit", 'cost_limit "支払限度額" : money 1 .. 100_000_000'],
      ["when discovered", "when ‸discovered", 'discovered "発見日" : date'],
      ["is wide", "is wide‸", 'wide "ワイド"'],
      ["covers leak", "covers le‸ak", 'leak "漏えい"'],
      ["product mini", "product mi‸ni", 'product mini "見本" en "Sample"'],
      ["@brochure(p.7)", "@bro‸chure(p.7)", 'document brochure "見本パンフレット 2026.04"'],
      ["section costs", "section co‸sts", 'section costs "費用損害"'],
    ];
    const terms: [part: string, marked: string, form: RegExp][] = [
      ["borne at", "bor‸ne at", /^```yakkan\nborne at most AMOUNT per BASIS .*\n```\n\nOf all that deductibles/],
      ["coinsurance pays", "‸coinsurance pays", /^```yakkan\ncoinsurance pays SHARE /],
    ];
    for (const [part, marked, form] of terms)
      it(`tells how \`${part}\` is written and what it does`, async () => {
        const opened = await server.open(locatedWith(part, marked));
        const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
        match((hover?.contents as MarkupContent).value, form);
      });

    for (const [part, marked] of [
      ["for roof", "for ro‸of"],
      ["item roof\n", "item ro‸of\n"],
    ] as const)
      it(`knows the item in \`${part.trim()}\``, async () => {
        const opened = await server.open(locatedWith(part, marked));
        const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
        match((hover?.contents as MarkupContent).value, /roof "屋根" en "Roof"/);
      });

    const items = 'item roof "屋根" en "Roof" | wall "壁" en "Wall"';
    const marked = 'item ro‸of "屋根" en "Roof" | wall "壁" en "Wall"';
    for (const [written, told] of [
      [`${marked} requires approval`, /\n\n\*\*Waits for the insurer's approval\*\*$/],
      [
        `requires approval for roof\n ${marked}`,
        /\n\n\*\*Waits for the insurer's approval\*\*: `requires approval for roof`$/,
      ],
      [`requires approval for wall\n ${marked}`, /\*\*Roof\*\*$/],
      [marked.replace("item", "refuse"), /\n\n\*\*Never paid\*\*$/],
    ] as const)
      it(`tells what is asked of the item in \`${written.replace("\n", "")}\``, async () => {
        const opened = await server.open(locatedWith(items, written));
        const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
        match((hover?.contents as MarkupContent).value, told);
      });

    it("tells what a function comes to", async () => {
      const opened = await server.open(soundWith("limit cost_limit", "limit an‸y(cost_limit)"));
      const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
      const { value } = hover?.contents as MarkupContent;
      match(value, /^```yakkan\nany\(CONDITION\)\n```\n\nWhether it holds for one/);
    });
    for (const [part, marked, header] of headers) {
      it(`shows \`${header}\``, async () => {
        const opened = await server.open(soundWith(part, marked));
        const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
        match((hover?.contents as MarkupContent).value, /^```yakkan\n/);
        strictEqual((hover?.contents as MarkupContent).value.split("\n")[1], header);
      });
    }

    it("says nothing of a keyword", async () => {
      const opened = await server.open(soundWith("currency", "curr‸ency"));
      strictEqual(await server.connection.sendRequest(HoverRequest.type, opened.at), null);
    });
  });
});
