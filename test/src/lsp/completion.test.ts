import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  type MarkupContent,
} from "vscode-languageserver/node";
import { located, locatedWith, sound, soundWith } from "./samples.js";
import { ServerProcess } from "./server-process.js";

describe("language server: completion", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function complete(marked: string): Promise<CompletionItem[]> {
    const opened = await server.open(marked);
    return (await server.connection.sendRequest(CompletionRequest.type, opened.at)) as CompletionItem[];
  }

  function names(items: readonly CompletionItem[]): string[] {
    return items.filter(({ kind }) => kind !== CompletionItemKind.Keyword).map(({ label }) => label);
  }

  const cases: [what: string, part: string, marked: string, names: string[]][] = [
    ["only triggers after `covers`", "covers leak", "covers ‸", ["leak"]],
    ["the same while a name is being typed", "covers leak", "covers le‸", ["leak"]],
    [
      "the heads and triggers after `for`",
      "covers leak",
      "covers leak for ‸",
      ["leak", "costs", "争訟費用", "forensics"],
    ],
    [
      "the triggers after `for` in a sum",
      "limit cost_limit",
      "limit 10% of loss(forensics for ‸) per incident\n    limit cost_limit",
      ["leak"],
    ],
    ["heads in a ranking", "sparing 争訟費用", "sparing 争訟費用, then ‸", ["costs", "争訟費用", "forensics"]],
    ["plans after `plan is`", "is wide", "is ‸", ["basic", "wide"]],
    ["choices after `limit`", "limit cost_limit", "limit ‸", ["cost_limit"]],
    ["choices after the label of a term", "limit cost_limit", 'limit "上限" en "Cap" ‸', ["cost_limit"]],
    ["documents after `@`", "@brochure(p.7)", "@‸", ["brochure"]],
    ["nothing in a comment", "covers leak", "covers leak // covers ‸", []],
    ["nothing in a text", '"費用損害"', '"covers ‸"', []],
  ];
  for (const [what, part, marked, expected] of cases) {
    it(`offers ${what}`, async () => {
      deepStrictEqual(names(await complete(soundWith(part, marked))).sort(), [...expected].sort());
    });
  }

  const ofItem = "limit 3_000_000 per incident for roof";
  const stays = "for each loss = 5_000 * min(stay, 180)";
  const stated = "unit location T { damage above }";
  const labelled: [what: string, part: string, marked: string, labels: string[]][] = [
    ["the items after `for`", ofItem, "limit 3_000_000 per incident for ‸", ["roof", "wall", "building", "flood"]],
    ["what is borne", "borne at most 100_000", "borne ‸", ["at most"]],
    ["amounts after `borne at most`", "borne at most 100_000", "borne at most ‸", ["base_limit", "location.value"]],
    ["what is of each line in an aggregate", "borne at most 100_000", "borne at most largest(‸", ["amount", "count"]],
    [
      "whose facts there are",
      "facts of incident {",
      "facts of ‸ {",
      ["location", "incident", "claim", "insured", "loss"],
    ],
    ["what each loss comes to", stays, "‸", ["for each loss ="]],
    ["its other half", stays, "for ‸", ["each loss ="]],
    ["units for sections alone", 'en "Places" {', 'en "Places" for each ‸ {', ["location"]],
    ["facts of claim and of units after `where`", "where territory is us", "where ‸", ["territory", "location.wooden"]],
    ["of a limit that it counts times", "limit 3_000_000 per incident for roof", "limit 2 ‸", ["times", "of", "per"]],
    ["of a deductible likewise", "limit 3_000_000 per incident for roof", "deductible 2 ‸", ["times", "per"]],
    ["what it counts", "limit 3_000_000 per incident for roof", "limit 2 of ‸", ["stay"]],
    ["where a term acts", "where territory is us for building", "‸", ["where", "for", "when", "falling first on"]],
    ["facts of a claim in its block", "claim C { territory us }", "claim C { ‸ }", ["territory", "not"]],
    ["facts of a loss in its block", "item roof\n  expect", "{ ‸ }\n  expect", ["stay"]],
    ["what a fact may be", stated, "unit location T { damage ‸ }", ["below", "above", "worth"]],
    ["the items of the head in a line", "item roof\n  expect", "item ‸\n  expect", ["roof", "wall"]],
    ["what a line may say", "of claim C item roof", "‸", ["on", "item", "of claim", "approved"]],
    ["of whose lines something is expected", "expect due 2_900_000", "expect due for ‸", ["claim", "insured", "loss"]],
    ["what is expected", "expect due 2_900_000", "expect building ‸", ["refused by", "undetermined for"]],
    ["currencies", "currency JPY", "currency ‸", ["JPY"]],
    ["how it is rounded", "rounding down", "rounding ‸", ["down", "up", "half_up"]],
  ];
  for (const [what, part, marked, expected] of labelled) {
    it(`offers ${what}`, async () => {
      const labels = (await complete(locatedWith(part, marked))).map(({ label }) => label);
      deepStrictEqual(
        expected.filter((label) => !labels.includes(label)),
        [],
        labels.join(),
      );
    });
  }

  it("offers behind a unit its facts alone, and where it is stated those that are stated there", async () => {
    const read = "where location.wooden";
    deepStrictEqual(names(await complete(locatedWith(read, "where location.‸"))), [
      "value",
      "wooden",
      "damage",
      "worth",
    ]);
    deepStrictEqual(names(await complete(locatedWith(read, "where location.w‸"))), [
      "value",
      "wooden",
      "damage",
      "worth",
    ]);
    deepStrictEqual(names(await complete(locatedWith(stated, "unit location T { ‸ }"))), ["damage", "worth"]);
    const schedule = "schedule location T { value 30_000_000  wooden }";
    deepStrictEqual(names(await complete(locatedWith(schedule, "schedule location T { ‸ }"))), ["value", "wooden"]);
  });

  it("offers no Japanese behind `limit` in an English file", async () => {
    const labels = (await complete(soundWith("limit cost_limit per incident", "limit ‸"))).map(({ label }) => label);
    ok(labels.includes("cost_limit"), labels.join());
    deepStrictEqual(
      labels.filter((label) => /につき/.test(label)),
      [],
    );
  });

  it("offers no words that another line would take", async () => {
    const labelsOf = async (marked: string): Promise<string[]> => (await complete(marked)).map(({ label }) => label);
    deepStrictEqual(await labelsOf(locatedWith("JPY rounding down", "JPY rou‸")), ["rounding"]);
    const line = await labelsOf(locatedWith("of claim C item roof", "‸"));
    ok(!line.includes("requires approval") && !line.includes("falling first on"), line.join());
    ok(!(await labelsOf(locatedWith("currency JPY", "‸\n  currency JPY"))).includes("replace"));
    const derived = `${located}product next extends shops {\n  edition 2027-04-01\n  ‸\n}\n`;
    ok((await labelsOf(derived)).includes("replace"));
  });

  it("offers words in the order in which they are written", async () => {
    const items = await complete("‸");
    const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
    deepStrictEqual(sorted.slice(0, 3), ["language 1", "product", "scenario"]);
  });

  it("offers on a new line what the block may hold", async () => {
    const labels = (await complete(soundWith("covers leak", "covers leak\n    ‸"))).map(({ label }) => label);
    ok(labels.includes("head") && labels.includes("limit"), labels.join());
    ok(!labels.includes("currency"), labels.join());
  });

  it("offers whole constructs where they fit, to an editor that can fill them in", async () => {
    const completion = { completionItem: { snippetSupport: true } };
    const filling = await ServerProcess.start({ capabilities: { textDocument: { completion } } });
    try {
      const snippets = async (marked: string): Promise<string[]> => {
        const { at } = await filling.open(marked);
        const items = (await filling.connection.sendRequest(CompletionRequest.type, at)) as CompletionItem[];
        return items.filter(({ kind }) => kind === CompletionItemKind.Snippet).map(({ label }) => label);
      };
      deepStrictEqual((await snippets(`${sound}\n‸`)).sort(), ["product …", "scenario …"]);
      const inSection = await snippets(soundWith("covers leak", "covers leak\n    ‸"));
      ok(inSection.includes("limit … per …") && inSection.includes("head …"), inSection.join());
      ok(!inSection.includes("section …") && !inSection.includes("options by plan …"), inSection.join());
      deepStrictEqual(await snippets(soundWith("covers leak", "covers ‸")), []);
    } finally {
      filling.kill();
    }
  });

  it("offers declarations at the top", async () => {
    const labels = (await complete(`${sound}\n‸`)).map(({ label }) => label);
    ok(labels.includes("scenario"), labels.join());
  });

  it("documents an item when it is looked at", async () => {
    const [item] = await complete(soundWith("sparing 争訟費用", "sparing 争‸"));
    ok(item);
    strictEqual(item.documentation, undefined);
    const items = await complete(soundWith("sparing 争訟費用", "sparing ‸"));
    const head = items.find(({ label }) => label === "争訟費用");
    const resolved = await server.connection.sendRequest(CompletionResolveRequest.type, head!);
    ok((resolved.documentation as MarkupContent).value.includes("弁護士その他の専門家に払う費用。"));
  });
});
