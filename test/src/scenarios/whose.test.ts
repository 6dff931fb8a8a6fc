// What is expected of the lines of one unit, claim, insured, or of one line: `expect repair for location L1 100`.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { formatted } from "../format/formatted.js";
import { complaintsIn } from "../support/complaints.js";

const text = (...expected: readonly string[]): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { schedule location }
  unit location "所在地" en "Location" { value : money }
  unit building "建物" en "Building" of location
  triggers { fire "火災" en "Fire" }
  section property "財産" en "Property" {
    covers fire
    covered at any time
    deductible 10 per building
    head repair "修理" en "Repair"
    head debris "片付け" en "Debris" requires approval
    limit 100% of location.value per location
  }
  section liability "賠償" en "Liability" {
    covers fire
    covered at any time
    head damages "賠償金" en "Damages" { deductible 5 per claim }
  }
}
scenario "s" for p {
  contract { period from 2026-04-01 to 2027-04-01 }
  schedule location L1 { value 100 }
  schedule location L2 { value 1_000 }
  incident { fire }
  unit building B1 of location L1
  unit building B2 of location L2
  claim A
  claim C
  insured D
  loss repair 80 for building B1 id "a"
  loss repair 50 for building B1
  loss repair 60 for building B2
  loss debris 60 for building B2 approved
  loss debris 30 for building B1
  loss damages 50 of claim A
  loss damages 70 of claim C of insured D
  ${expected.join("\n  ")}
}`;

const complaints = (...expected: readonly string[]): readonly string[] => complaintsIn(text(...expected));

describe("what is expected of some lines", () => {
  it("is that of a unit, and of those that are of it, of a claim, an insured, a line", () => {
    const right = [
      // 130 less 10 are 120, of which the value leaves 100. Line `2` comes before `a` and bears 3 of the 10 and 7 of the 20.
      "expect repair for building B1 100",
      "expect repair for location L1 100",
      "expect repair for loss a 60",
      "expect claimed property for location L1 160",
      "expect due for location L2 110",
      "expect debris for location L1 undetermined for approved",
      "expect liability for claim A 45",
      "expect pay liability for claim C 65",
      "expect due for insured D 65",
    ];
    deepStrictEqual(complaints(...right), []);
  });

  it("is said where it is not so", () => {
    deepStrictEqual(complaints("expect repair for location L2 60"), [
      "what is due on `repair` for location `L2` is 55, 5 less than the 60 expected",
    ]);
    deepStrictEqual(complaints("expect due for claim C 64"), [
      "the total due for claim `C` is 65, 1 more than the 64 expected",
    ]);
    deepStrictEqual(complaints("expect debris for location L2 refused"), [
      "line `4` of `debris` is eligible, not refused",
    ]);
  });

  it("needs a line that is meant", () => {
    deepStrictEqual(complaints("expect repair for location L3 0"), [
      "nothing is claimed on `repair` for location `L3`",
    ]);
    deepStrictEqual(complaints("expect due for loss z 0"), ["nothing is claimed for loss `z`"]);
    deepStrictEqual(complaints("expect repair for claim Z 0"), ["name/unknown"]);
    deepStrictEqual(complaints("expect repair for place L1 0"), ["name/unknown"]);
    deepStrictEqual(complaints("expect overpaid for claim A 0"), ["scenario/whole"]);
    deepStrictEqual(complaints("expect overpaid repair 0"), ["scenario/whole"]);
    deepStrictEqual(complaints("expect left repair for claim A 0"), ["scenario/whole"]);
  });

  it("keeps its layout in either language", async () => {
    const written = await formatted(text("expect repair for location L1 100", "expect pay liability for claim A 45"));
    const japanese = await formatted(written, "ja");
    deepStrictEqual(await formatted(japanese, "en"), written);
  });
});

describe("what is left of a layer", () => {
  it("is asked by its name", () => {
    const tower = `product p "商品" en "Product" {
  edition 2026-04-01
  triggers { fire "火災" en "Fire" }
  section s "塔" en "Tower" {
    covers fire
    covered at any time
    head a "損害" en "Loss" {
      layer first  50% of 100 xs 0 per period
      layer second 100 xs 100 per period
    }
  }
}
scenario "s" for p {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { fire }
  loss a 150
  expect due 100
  expect left first 0
  expect left second 50
  expect left deductible second 0
}`;
    const { scenarios, diagnostics } = compile({ name: "p.yakkan", text: tower });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
    const [scenario] = scenarios;
    const outcome = runScenario(scenario!, (input) => interpret(scenario!.plan, input));
    deepStrictEqual(
      complaintsOf(outcome, String, "en").map(({ message }) => message),
      [],
    );
  });
});

describe("a scenario", () => {
  const twice: Readonly<Record<string, readonly [statements: string, code: string]>> = {
    "a line by its id": [`loss repair 5 for building B1 id "a"`, "scenario/twice"],
    "a line by the number of one without an id": [`loss repair 5 for building B1 id "2"`, "scenario/twice"],
    "a claim": ["claim A", "scenario/twice"],
    "a unit": ["unit building B1 of location L1", "scenario/twice"],
    "the contract": ["contract { period from 2026-04-01 to 2027-04-01 }", "scenario/twice"],
    "a trigger": ["later { fire not fire }", "scenario/twice"],
    "a schedule behind an incident": ["schedule location L4 { value 5 }", "scenario/contract-late"],
  };
  for (const [name, [statement, code]] of Object.entries(twice))
    it(`states nothing twice in one settlement, nor a contract too late: ${name}`, () =>
      deepStrictEqual(complaints(statement, "expect due 0"), [code]));

  it("takes back a name alone by `not`, and a set is members or none", () => {
    const stated = (words: string): readonly string[] => {
      const source = text("expect due 320")
        .replace(
          "triggers {",
          "facts of incident { k : one of a, b = a  m : money = 5  r : bool = no  s : any of x, y }\n  triggers {",
        )
        .replace("incident { fire }", `incident { fire ${words} }`);
      const { diagnostics } = compile({ name: "p.yakkan", text: source });
      return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    };
    deepStrictEqual(stated("k b  m 7  not r  s x, y"), []);
    for (const words of ["not k b", "not m 7", "not others none", "not s x", "not r yes"])
      deepStrictEqual(stated(words), ["scenario/word"], words);
    for (const words of ["r yes no", "s x none", "s none y"]) deepStrictEqual(stated(words), ["scenario/value"], words);
  });

  it("restates in a `later`", () => {
    deepStrictEqual(complaints(`later  loss repair 80 for building B1 id "a"  claim A  expect due 320`), []);
  });

  it("numbers lines by what is free", () => {
    // The third line has the id of the eighth place.
    const free = `loss damages 1 id "9"  loss damages 6`;
    deepStrictEqual(complaints(free, "expect claimed 407"), []);
  });

  it("finds fault with a `not` that stands before no name, which the formatter keeps", async () => {
    const stray = text("expect due 0").replace("incident { fire }", "incident { fire not }");
    const { diagnostics } = compile({ name: "p.yakkan", text: stray });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
      ["scenario/word"],
    );
    for (const keywords of ["en", "ja"] as const)
      deepStrictEqual((await formatted(stray, keywords)).includes("fire not"), true);
  });
});
