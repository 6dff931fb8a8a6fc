import type { SyntaxProblem } from "@yakkan/grammar/parse.js";
import type { Diagnostic } from "./diagnostic.js";
import { diagnose, replaceBy } from "./report.js";

/** What the grammar did not allow, in the author's words. */
export function describeSyntaxProblem(problem: SyntaxProblem): Diagnostic {
  switch (problem.kind) {
    case "unclosed":
      return diagnose("syntax/unclosed", {}, problem);
    case "unopened":
      return diagnose("syntax/unopened", {}, problem);
    case "too-deep":
      return diagnose("syntax/too-deep", {}, problem);
    case "unreadable":
      return diagnose("syntax/unreadable", { text: problem.text }, problem);
    case "grouped":
      return diagnose(
        "syntax/grouped-number",
        { text: problem.text, plain: problem.text.replaceAll(",", "_") },
        problem,
        {
          fixes: [replaceBy(problem.text.replaceAll(",", "_"), problem)],
        },
      );
    case "reserved":
      return diagnose("syntax/reserved-name", { name: problem.text }, problem);
    case "needless":
      return diagnose("fact/optional", { word: problem.text }, problem);
    case "misfit":
      return diagnose(
        "syntax/unexpected",
        // A list of everything that may stand somewhere helps nobody.
        {
          found: problem.found,
          expected: problem.expected.length > 6 ? [] : problem.expected,
          where: places[problem.rule],
        },
        problem,
      );
  }
}

/** The grammar's rules that an author would know by a name. */
const places: Readonly<Record<string, string>> = {
  file: "the file",
  product: "the product",
  contractBlock: "the contract",
  choice: "a choice of the contract",
  optionsBlock: "the grid of options",
  optionRow: "the grid of options",
  factList: "the facts",
  fact: "a fact",
  triggersBlock: "the triggers",
  trigger: "a trigger",
  nodeItems: "the block of a section, frame or head",
  group: "a section or frame",
  head: "a head",
  term: "a term",
  basis: "a basis",
  ranking: "a ranking",
  ranks: "a ranking",
  window: "a window",
  require: "a rule",
  covers: "`covers`",
  covered: "`covered`",
  exclusionsBlock: "the exclusions",
  exclusionGroupHeader: "the header of a block of exclusions",
  exclusion: "an exclusion",
  tableDeclaration: "a table",
  tableRow: "a row of a table",
  scenario: "a scenario",
  scenarioLoss: "a loss",
  expectation: "an expectation",
  words: "a block of facts",
  primary: "an expression",
};
