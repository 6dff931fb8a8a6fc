import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { format } from "@yakkan/compiler/format/format.js";
import { type InlayHint, type InlayHintLabelPart, InlayHintRequest } from "vscode-languageserver/node";
import { framed, framedWith, located } from "./samples.js";
import { type Opened, ServerProcess, textIn } from "./server-process.js";

const only = (shown: string): object => ({
  inlayHints: Object.fromEntries(["effectiveLimits", "frames", "bases", "days"].map((name) => [name, name === shown])),
});

async function hintsOf(server: ServerProcess, opened: Opened): Promise<InlayHint[]> {
  const { textDocument } = opened.at;
  const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  return (await server.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [];
}

/** The words before a hint, and the hint. */
function lineOf({ document }: Opened, { position, label }: InlayHint): string {
  const start = { line: position.line, character: 0 };
  const before = document.getText({ start, end: position }).trim();
  return `${before} ⟨${typeof label === "string" ? label : label.map(({ value }) => value).join("")}⟩`;
}

describe("language server: inlay hints", () => {
  let server: ServerProcess;
  afterEach(() => server?.kill());

  async function start(settings: object, locale = "en"): Promise<void> {
    server = await ServerProcess.start({ capabilities: { workspace: { configuration: true } }, settings, locale });
  }

  async function shown(settings: object, text: string, locale?: string): Promise<string[]> {
    await start(settings, locale);
    const opened = await server.open(text);
    const lines = (await hintsOf(server, opened)).map((hint) => lineOf(opened, hint));
    strictEqual(await server.stop(), 0);
    strictEqual(server.logged.join("\n"), "");
    return lines;
  }

  it("shows what a head can be paid at most, with the frames around it", async () => {
    deepStrictEqual(await shown(only("effectiveLimits"), framed), [
      'head damages "損害賠償金" en "Damages" ⟨at most Liability limit per incident⟩',
      'head 争訟費用 "争訟費用" en "Dispute costs" { limit 10_000_000 per incident and period } ⟨at most ¥10,000,000 in the policy period⟩',
      'head containment "拡大防止" en "Containment" { coinsurance pays 90% } ⟨at most ¥30,000,000 per incident; Cost limit per incident⟩',
      'head sympathy "見舞金" en "Sympathy money" { limit 1_000 per person } ⟨at most ¥1,000 per Person; ¥30,000,000 per incident; Cost limit per incident⟩',
      'head probe "調査費用" en "Probe" { limit 60_000_000 per incident } ⟨at most Cost limit per incident⟩',
      'head extra "その他" en "Extra" { covers leak  covered at any time } ⟨no limit⟩',
    ]);
  });

  it("says for which items a limit is, and takes no share off that may not be taken or is given back", async () => {
    const building = (await shown(only("effectiveLimits"), located)).find((line) => line.startsWith("head building"));
    // With the 90% the roof would come to 2,700,000; the scenario of the sample is paid 2,900,000.
    ok(
      building?.endsWith("⟨at most ¥3,000,000 per incident for Roof; Base limit per incident when territory is us⟩"),
      building,
    );
  });

  it("counts the share that is paid of what a limit lets through", async () => {
    const text = framedWith(
      "{ limit 60_000_000 per incident }",
      "{ limit 500_000 per incident  coinsurance pays 80% }",
    );
    const probe = (await shown(only("effectiveLimits"), text)).find((line) => line.startsWith("head probe"));
    ok(probe?.includes("at most ¥400,000 per incident⟩"), probe);
  });

  it("says so in Japanese to a reader of Japanese", async () => {
    const lines = await shown(only("effectiveLimits"), framed, "ja");
    ok(lines[1]?.endsWith("⟨最大 ¥10,000,000（保険期間中）⟩"), lines[1]);
    ok(lines[4]?.endsWith("⟨最大 費用の限度額（1事故）⟩"), lines[4]);
  });

  // The heads `damages` and `probe` then have no other limit, and the frame `prevention` none around it.
  const typed = framedWith("{ limit 60_000_000 per incident }", "");
  for (const [keywords, ...limits] of [
    ["en", "limit liability_limit per incident sparing damages", "limit cost_limit per incident"],
    ["ja", "支払限度額 1事故につき liability_limit 優先支払 damages", "支払限度額 1事故につき cost_limit"],
  ] as const)
    it(`never says that there is none while one is being typed, with ${keywords} keywords`, async () => {
      const formatted = await format(typed, { keywords });
      ok("text" in formatted);
      const { text } = formatted;
      await start({});
      for (const limit of limits)
        for (let length = 1; length <= limit.length; length++) {
          const part = limit.slice(0, length);
          const opened = await server.open(text.replace(limit, part));
          const about = limit.includes("cost") ? / (probe|prevention) / : / damages /;
          const lines = (await hintsOf(server, opened)).map((hint) => lineOf(opened, hint));
          deepStrictEqual(
            lines.filter((line) => about.test(line) && /⟨(no limit|outer frame|at most .*undefined)⟩/.test(line)),
            [],
            part,
          );
          // What can be read of others stays.
          ok(
            lines.some((line) => line.includes("¥10,000,000 in the policy period")),
            part,
          );
        }
      strictEqual(await server.stop(), 0);
    });

  it("waits for the name of a head", async () => {
    const lines = await shown(only("effectiveLimits"), framedWith("frame prevention", "head\n    frame prevention"));
    ok(!lines.some((line) => line.startsWith("product")), lines[0]);
  });

  it("counts what layers in a row pay together", async () => {
    const withLayers = (...layers: string[]): string =>
      framedWith("{ limit 60_000_000 per incident }", "").replace(
        "limit cost_limit per incident",
        layers.join("\n    "),
      );
    const probe = async (...layers: string[]): Promise<string | undefined> => {
      const lines = await shown(only("effectiveLimits"), withLayers(...layers));
      return lines.find((line) => line.startsWith("head probe"))?.replace(/.*⟨/, "⟨");
    };
    strictEqual(
      await probe("layer top 50% of 5_000_000 xs 1_000_000 per incident"),
      "⟨at most ¥2,500,000 per incident⟩",
    );
    strictEqual(
      await probe("layer 500_000 xs 0 per incident", "layer 50% of 500_000 xs 500_000 per incident"),
      "⟨at most ¥750,000 per incident⟩",
    );
    strictEqual(await probe("layer 50% of (cost_limit) xs 0 per incident"), "⟨at most Cost limit × 50% per incident⟩");
    const frames = await shown(only("frames"), withLayers("layer top 50% of 5_000_000 xs 1_000_000 per incident"));
    ok(
      frames.some((line) => /frame prevention .*⟨inner frame⟩/.test(line)),
      frames.join("\n"),
    );
    // What they come to together the contract decides.
    strictEqual(
      await probe("layer cost_limit xs 0 per incident", "layer 50% of 500_000 xs cost_limit per incident"),
      undefined,
    );
    // Under a contract without the rider one of them has no end, whichever it is.
    const guarded = "layer { limit 500_000 per incident when rider }";
    const other = "layer { deductible 500_000 per incident  limit 500_000 per incident }";
    strictEqual(await probe(guarded, other), undefined);
    strictEqual(await probe(other, guarded), undefined);
    strictEqual(await probe("layer top 50% of 5_000_000 xs"), undefined);
    strictEqual(await probe("layer top { deductible 1_000_000 per incident  coinsurance pays 50% }"), "⟨no limit⟩");
  });

  it("says that there is none while something else is being typed", async () => {
    for (const [part, half] of [
      ['free "無償" : bool', 'free "無償" :'],
      ["plan basic", "plan basic |"],
      ["limit 1_000 per person", "limit"],
    ] as const) {
      const lines = await shown(only("effectiveLimits"), framedWith(part, half));
      ok(lines.at(-1)?.endsWith("⟨no limit⟩"), `${half}\n${lines.join("\n")}`);
    }
  });

  it("marks inner and outer frames", async () => {
    deepStrictEqual(await shown(only("frames"), framed, "ja"), [
      'section liability "賠償損害" en "Liability" ⟨外枠⟩',
      'head 争訟費用 "争訟費用" en "Dispute costs" ⟨内枠⟩',
      'section costs "費用損害" en "Costs" ⟨外枠⟩',
      'frame prevention "再発防止" en "Prevention" ⟨内枠⟩',
      'head sympathy "見舞金" en "Sympathy money" ⟨内枠⟩',
      'head probe "調査費用" en "Probe" ⟨内枠⟩',
    ]);
    const outside = await shown(only("frames"), framedWith(`en "Prevention" {`, `en "Prevention" outside {`), "ja");
    ok(outside.includes('frame prevention "再発防止" en "Prevention" ⟨外枠⟩'), outside.join("\n"));
  });

  it("writes bases and days out", async () => {
    const bases = await shown(only("bases"), framed);
    ok(
      bases[0]?.endsWith(
        "per incident and period ⟨the incident as a whole, then all incidents of the policy period together⟩",
      ),
      bases[0],
    );
    ok(bases.some((line) => line.endsWith("limit 1_000 per person ⟨each Person⟩")));
    const insured = await shown(only("bases"), framedWith("per person }", "per insured per period }"));
    ok(
      insured.some((line) => line.endsWith("⟨each insured in all incidents of the policy period⟩")),
      insured.join("\n"),
    );
    const daily = await shown(only("bases"), framedWith("per person }", "per person per day per period }"));
    ok(
      daily.some((line) => line.endsWith("⟨each Person and each day in all incidents of the policy period⟩")),
      daily.join("\n"),
    );
    deepStrictEqual(
      (await shown(only("days"), framed)).map((line) => line.replace(/^.*then/, "then")),
      ["then 180 days ⟨from the next day⟩", "then 180 days else 1 year ⟨365 to 366 days from the next day⟩"],
    );
  });

  it("is the same where the keywords are Japanese", async () => {
    const japanese = await format(framed, { keywords: "ja" });
    ok("text" in japanese);
    const hints = async (text: string): Promise<string[]> =>
      (await shown({}, text, "ja")).map((line) => line.replace(/^.* ⟨/, "")).sort();
    deepStrictEqual(await hints(japanese.text), await hints(framed));
  });

  it("stays while another part of the file cannot be read", async () => {
    const text = framedWith("order is first", "order is %%");
    const lines = await shown(only("effectiveLimits"), text);
    ok(
      lines.some((line) => line.includes("争訟費用") && line.includes("¥10,000,000 in the policy period")),
      lines.join("\n"),
    );
  });

  it("is switched off and on by the settings, while the editor runs", async () => {
    await start({ inlayHints: { effectiveLimits: false, frames: false, bases: false, days: false } });
    const opened = await server.open(framed);
    deepStrictEqual(await hintsOf(server, opened), []);
    await server.changeSettings(only("frames"));
    let hints: InlayHint[] = [];
    while (hints.length === 0) hints = await hintsOf(server, opened);
    strictEqual(hints.length, 6);
    await server.stop();
  });

  it("leads from a limit in the hint to where it is written", async () => {
    server = await ServerProcess.start();
    const opened = await server.open(framed);
    const hint = (await hintsOf(server, opened)).find(
      (found) => lineOf(opened, found).includes("head probe") && typeof found.label !== "string",
    );
    const part = (hint?.label as InlayHintLabelPart[])[1];
    strictEqual(hint!.tooltip, "at most Cost limit (¥1,000,000 to ¥50,000,000) per incident");
    strictEqual(textIn(opened, part!.location!.range), "limit cost_limit per incident");
    await server.stop();
  });
});
