/** What a product covers, as tables for people: from the plan alone, so that it says what is computed. */
import type { Plan } from "../plan.js";
import { standing } from "../standing.js";
import { ContractWriter } from "./contract.js";
import { CoverageWriter } from "./coverage.js";
import { DefinitionsWriter } from "./definitions.js";
import { EventsWriter } from "./events.js";
import type { Part } from "./part.js";
import { type Language, Prose, roundingWords } from "./prose.js";
import { RulesWriter } from "./rules.js";

export interface Sheet {
  readonly language: Language;
  readonly title: string;
  readonly particulars: readonly (readonly [name: string, value: string])[];
  /** Those without a row are left out. */
  readonly parts: readonly Part[];
}

export function describeSheet(product: Plan, language: Language): Sheet {
  const plan = standing(product);
  const prose = new Prose(plan, language);
  const [contract, events] = [new ContractWriter(plan, prose), new EventsWriter(plan, prose)];
  const [rules, definitions] = [new RulesWriter(plan, prose), new DefinitionsWriter(plan, prose)];
  return {
    language,
    title: prose.label(plan.label, plan.name),
    particulars: [
      [prose.say("版", "Edition"), plan.edition],
      [prose.say("通貨", "Currency"), plan.currency.code],
      [prose.say("端数処理", "Rounding"), roundingWords[language][plan.rounding]],
    ],
    parts: [
      new CoverageWriter(plan, prose).coverage(),
      contract.plans(),
      contract.choices(),
      events.openings(),
      events.triggers(),
      events.items(),
      rules.rules(),
      rules.exclusions(),
      definitions.readings(),
      definitions.facts(),
      definitions.formulas(),
      ...definitions.tables(),
      definitions.premiums(),
      definitions.documents(),
    ].filter(({ table }) => table.rows.length > 0),
  };
}
