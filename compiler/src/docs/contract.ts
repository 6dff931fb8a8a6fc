import { isAlways } from "../constants.js";
import { type Part, PartWriter, type Row } from "./part.js";

/** What the contract states, and which options there are. */
export class ContractWriter extends PartWriter {
  plans(): Part {
    const { plan, prose, say } = this;
    const choice = plan.choices.find(({ name }) => name === "plan");
    const members = choice !== undefined && "members" in choice.type ? choice.type.members : [];
    const marks = { optional: "○", automatic: "◎", unavailable: "×" } as const;
    const rows = plan.options.map((option): Row => {
      // What it asks of the contract may be what no contract has.
      const isNever = option.requires.some(({ test }) => isAlways(test, false));
      const rules = [
        ...(isNever ? [] : option.requires).map(({ test }) =>
          say(`要件：${prose.expr(test)}`, `needs: ${prose.expr(test)}`),
        ),
        ...(option.notWith.length === 0
          ? []
          : [say(`併用不可：${prose.names(option.notWith)}`, `not with: ${prose.names(option.notWith)}`)]),
      ];
      const lifts = plan.exclusions.filter(({ liftedBy }) => liftedBy.includes(option.name)).map(({ name }) => name);
      const lifting =
        lifts.length === 0 ? [] : [say(`外れる免責事由：${prose.names(lifts)}`, `lifts: ${prose.names(lifts)}`)];
      const available = (
        members.length === 0
          ? [option.availability[""] ?? "optional"]
          : members.map(({ name }) => option.availability[name] ?? "unavailable")
      ).map((mark) => marks[isNever ? "unavailable" : mark]);
      return {
        cells: [
          prose.label(option.label, option.name),
          ...available,
          [...rules, ...lifting],
          this.sources(option.source),
        ],
        ...this.idOf(option),
      };
    });
    return {
      id: "plans",
      title: say("プランと特約", "Plans and options"),
      notes: [say("◎ 自動付帯　○ 任意付帯　× 付帯できない", "◎ automatic   ○ optional   × not available")],
      table: {
        columns: [
          { title: say("特約", "Option") },
          ...(members.length === 0
            ? [{ title: say("付帯", "Available"), isMark: true }]
            : members.map((member) => ({ title: prose.label(member.label, member.name), isMark: true }))),
          { title: say("条件", "Conditions") },
          { title: say("出典", "Source") },
        ],
        rows,
      },
    };
  }

  choices(): Part {
    const { plan, prose, say } = this;
    return {
      id: "contract",
      title: say("契約で定める事項", "What the contract states"),
      notes: [],
      table: {
        columns: [
          { title: say("事項", "Item") },
          { title: say("範囲", "Range") },
          { title: say("定める場合", "Where it is stated") },
          { title: say("定めのないとき", "Where it is left out") },
          { title: say("出典", "Source") },
        ],
        rows: [
          ...plan.choices.map((choice): Row => ({
            cells: [
              prose.label(choice.label, choice.name === "plan" ? say("プラン", "Plan") : choice.name),
              prose.range(choice.type, choice.range),
              choice.when === undefined ? "" : prose.expr(choice.when),
              choice.default !== undefined
                ? choice.default === "unlimited"
                  ? prose.unlimited()
                  : prose.literal(choice.default, choice.type)
                : choice.optional
                  ? say("定めなくてよい", "may be left out")
                  : "",
              this.sources(choice.source),
            ],
            ...this.idOf(choice),
          })),
          ...plan.contractRules
            .filter(({ id }) => !plan.options.some(({ requires }) => requires.some((rule) => rule.id === id)))
            .map((rule): Row => ({
              cells: [
                prose.label(rule.label, say("規則", "Rule")),
                prose.expr(rule.test),
                "",
                "",
                this.sources(rule.source),
              ],
            })),
        ],
      },
    };
  }
}
