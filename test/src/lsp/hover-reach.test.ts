import { deepStrictEqual, match, ok } from "node:assert/strict";
import { HoverRequest, type MarkupContent } from "vscode-languageserver/node";
import { framedWith } from "./samples.js";
import { ServerProcess } from "./server-process.js";

describe("language server: hover tells what reaches a name", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.kill());

  async function hover(part: string, marked: string): Promise<string[]> {
    const opened = await server.open(framedWith(part, marked));
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    return (found?.contents as MarkupContent).value.split("\n");
  }

  it("the same in a product that uses a vocabulary", async () => {
    const words = `vocabulary words { facts of incident { seen "見た" en "Seen" : bool } }\n`;
    const text = framedWith("head containment", "head contain‸ment").replace("edition ", "use words  edition ");
    const opened = await server.open(words + text);
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    ok((found?.contents as MarkupContent).value.includes("- ¥30,000,000 per incident"));
  });

  it("the limits around a head, the order of its terms, its days, its exclusions", async () => {
    const lines = await hover("head containment", "head contain‸ment");
    const from = lines.indexOf("**Pays at most**");
    deepStrictEqual(lines.slice(from), [
      "**Pays at most**",
      "",
      "- ¥30,000,000 per incident",
      "- Cost limit (¥1,000,000 to ¥50,000,000) per incident",
      "",
      "**Terms in the order in which they act**",
      "",
      "1. `deductible 100_000 per incident when order is first` (on `costs`)",
      "2. `coinsurance pays 90%` (on `containment`)",
      "3. `limit 30_000_000 per incident` (on `prevention`)",
      "4. `limit cost_limit per incident` (on `costs`)",
      "",
      "**Days that count**",
      "",
      "- from “Day of discovery” to (if plan is basic then 180 days else 1 year) after “Day of notice”, both days included (180 days from the next day, or 365 to 366 days from the next day)",
      "",
      "**Exclusions that can apply: 2**",
      "",
      "- `war`",
      "- `system` (lifted by `rider`)",
    ]);
  });

  it("nothing of limits that are still being typed", async () => {
    const hovered = async (marked: string, line: string, half: string): Promise<string> => {
      const text = framedWith("{ limit 60_000_000 per incident }", "").replace(marked.replace("‸", ""), marked);
      const opened = await server.open(text.replace(line, half));
      const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
      return (found?.contents as MarkupContent).value;
    };
    for (const half of [
      "l",
      "limi",
      "limit",
      "limit cost",
      "limit cost_limit per",
      "limit cost_limit per incident when",
    ]) {
      const head = await hovered("head prob‸e", "limit cost_limit per incident", half);
      ok(!/No limit|Pays at most/.test(head), `${half}\n${head}`);
      ok(head.includes("**Terms in the order in which they act**"), head);
      const frame = await hovered("frame preven‸tion", "limit cost_limit per incident", half);
      ok(!frame.includes("Outer frame") && frame.includes("**Limits**"), `${half}\n${frame}`);
    }
    const sound = await hovered("head prob‸e", "limit cost_limit per incident", "");
    ok(sound.includes("**No limit**"), sound);
  });

  it("in a currency of two decimals with both", async () => {
    const text = framedWith("head containment", "head contain‸ment").replace("currency JPY", "currency USD");
    const opened = await server.open(text.replace("limit 30_000_000 per incident", "limit 100.50 per incident"));
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    match((found?.contents as MarkupContent).value, /^- \$100\.50 per incident/m);
  });

  it("no number of times as what is paid at most, but among the terms", async () => {
    const text = framedWith("head containment", "head contain‸ment");
    const opened = await server.open(text.replace("limit 30_000_000 per incident", "limit 2 times per period"));
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    const lines = (found?.contents as MarkupContent).value.split("\n");
    const from = lines.indexOf("**Pays at most**");
    deepStrictEqual(lines.slice(from + 2, from + 4), ["- Cost limit (¥1,000,000 to ¥50,000,000) per incident", ""]);
    ok(lines.includes("3. `limit 2 times per period` (on `prevention`)"), lines.join("\n"));
  });

  it("nor a number of what is counted", async () => {
    const text = framedWith("head containment", "head contain‸ment");
    const opened = await server.open(text.replace("limit 30_000_000 per incident", "limit 2 of count per incident"));
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    const lines = (found?.contents as MarkupContent).value.split("\n");
    const from = lines.indexOf("**Pays at most**");
    deepStrictEqual(lines.slice(from + 2, from + 4), ["- Cost limit (¥1,000,000 to ¥50,000,000) per incident", ""]);
    ok(lines.includes("3. `limit 2 of count per incident` (on `prevention`)"), lines.join("\n"));
  });

  it("only the exclusions of triggers that open the head", async () => {
    const lines = await hover("head 争訟費用", "head 争訟費‸用");
    ok(lines.includes("**Exclusions that can apply: 1**"), lines.join("\n"));
  });

  for (const [what, part, marked, line] of [
    ["that a head has no limit", "head extra", "head ext‸ra", "**No limit**"],
    [
      "that a frame is an inner one",
      "frame prevention",
      "frame preven‸tion",
      "**Inner frame (内枠): it uses up the limit around it too**",
    ],
    ["who lifts an exclusion", "{ system", "{ sys‸tem", "**lifted by `rider`**"],
    ["where an exclusion does not apply", "{ system", "{ sys‸tem", "- `free`"],
    ["what an exclusion takes away", "{ system", "{ sys‸tem", "**Takes away**: all heads under `attack`"],
    ["what an option lifts", "{ rider", "{ ri‸der", "- `system`"],
    [
      "what a choice limits",
      "cost_limit per",
      "cost‸_limit per",
      "- `limit cost_limit per incident` (`costs`, 3 heads)",
    ],
    [
      "what a trigger opens",
      "covers leak, attack",
      "covers leak, att‸ack",
      "**Opens**: `containment`, `sympathy`, `probe`",
    ],
  ] as const) {
    it(`tells ${what}`, async () => {
      const lines = await hover(part, marked);
      ok(lines.includes(line), lines.join("\n"));
    });
  }

  it("tells it while another part cannot be read", async () => {
    const opened = await server.open(framedWith("head extra", "head ext‸ra").replace("order is first", "order is %%"));
    const found = await server.connection.sendRequest(HoverRequest.type, opened.at);
    ok((found?.contents as MarkupContent).value.includes("**No limit**"));
  });
});
