import { compareLiterals } from "../check/literals.js";
import type { Fact, Literal, Table, TableKey, Type } from "../plan.js";
import { type Part, PartWriter, type Row } from "./part.js";
import { isMoment } from "./prose.js";

/** What a product declares: open readings, facts, formulas, tables, premiums, documents. */
export class DefinitionsWriter extends PartWriter {
  readings(): Part {
    const { plan, prose, say } = this;
    return {
      id: "readings",
      title: say("文言の読み方が分かれる点", "What the wording leaves open"),
      notes: [
        say(
          "● 契約に定めがないときの読み方。● のない項目は、契約で定めるまで未決とする。",
          "● holds where the contract says nothing. Without ● it stays undecided until the contract says.",
        ),
      ],
      table: {
        columns: [
          { title: say("論点", "Question") },
          { title: say("読み方", "Readings") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: plan.readings.map(({ name, label, members, default: chosen, source }) => ({
          cells: [
            prose.label(label, name),
            members.map((member) => `${member.name === chosen ? "●" : "○"} ${prose.label(member.label, member.name)}`),
            this.docOf(label),
            this.sources(source),
          ],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  facts(): Part {
    const { plan, prose, say } = this;
    const bearers = {
      incident: say("事故について", "Of the incident"),
      claim: say("請求ごと", "Of each claim"),
      insured: say("被保険者ごと", "Of each insured"),
      loss: say("損害明細ごと", "Of each loss"),
    };
    const row = ({ name, label, type, range, orNever, default: assumed, source }: Omit<Fact, "of">): Row => ({
      cells: [
        prose.label(label, name),
        prose.range(type, range) + (orNever ? say("、または未発生", ", or not yet") : ""),
        assumed === undefined ? "" : prose.literal(assumed, type),
        this.docOf(label),
        this.sources(source),
      ],
      ...this.idOf({ label, name }),
    });
    const group = (title: string, facts: readonly Omit<Fact, "of">[]): Row[] =>
      facts.length === 0
        ? []
        : [{ cells: [title, "", "", "", ""], kind: "group" }, ...facts.map((fact) => ({ ...row(fact), depth: 1 }))];
    return {
      id: "facts",
      title: say("確かめる事実", "Facts to establish"),
      notes: [],
      table: {
        columns: [
          { title: say("事実", "Fact") },
          { title: say("値", "Value") },
          { title: say("述べないとき", "Where not stated") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: [
          ...(["incident", "claim", "insured", "loss"] as const).flatMap((of) =>
            group(
              bearers[of],
              plan.facts.filter((fact) => fact.of === of),
            ),
          ),
          ...plan.units.flatMap((unit) => {
            const own = prose.label(unit.label, unit.name);
            const outer = unit.of && prose.name(unit.of);
            const label = outer === undefined ? own : say(`${own}（${outer}に属する）`, `${own} of a ${outer}`);
            return [
              ...group(say(`${label}ごと`, `Of each ${label}`), unit.facts),
              ...group(say(`事故における${label}ごと`, `Of each ${label} in the incident`), unit.established),
            ];
          }),
        ],
      },
    };
  }

  formulas(): Part {
    const { plan, prose, say } = this;
    return {
      id: "formulas",
      title: say("算式", "Formulas"),
      notes: [],
      table: {
        columns: [
          { title: say("名称", "Name") },
          { title: say("算式", "Formula") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: plan.lets
          // A premium has its own place, read or not.
          .filter(({ name }) => !plan.premiums.some((premium) => premium.name === name))
          .map(({ name, label, value, source }) => ({
            cells: [prose.label(label, name), prose.expr(value), this.docOf(label), this.sources(source)],
            ...this.idOf({ label, name }),
          })),
      },
    };
  }

  tables(): Part[] {
    const { plan, prose, say } = this;
    return plan.tables.map((table) => {
      // What every contract has says nothing; rows of anything else no contract can have.
      const places = table.keys.flatMap(({ fixed }, place) => (fixed === undefined ? [place] : []));
      const isOf = ({ keys }: Table["rows"][number]): boolean =>
        table.keys.every(({ fixed }, place) => fixed === undefined || keys[place]!.some((key) => isIn(fixed, key)));
      return {
        id: `table-${table.name}`,
        title: say(`表：${prose.label(table.label, table.name)}`, `Table: ${prose.label(table.label, table.name)}`),
        notes: [],
        table: {
          columns: [
            ...places.map((place) => ({ title: prose.name(table.keys[place]!.name) })),
            ...table.columns.map(({ label, name }) => ({ title: prose.label(label, name) })),
            { title: say("出典", "Source") },
          ],
          rows: table.rows.filter(isOf).map(({ keys, values, source }) => ({
            cells: [
              ...places.map((place) =>
                prose.or(keys[place]!.map((key) => this.tableKey(key, table.keys[place]!.type))),
              ),
              ...values.map((value, at) =>
                value === "unlimited" ? prose.unlimited() : prose.literal(value, table.columns[at]!.type),
              ),
              this.sources(source),
            ],
          })),
        },
      };
    });
  }

  private tableKey(key: TableKey, type: Type): string {
    const { prose, say } = this;
    if (key.kind === "value") return prose.literal(key.literal, type);
    const [lower, upper] = [key.from ?? key.over, key.to ?? key.under].map((end) => end && prose.literal(end, type));
    const [over, under] = [key.over !== undefined, key.under !== undefined];
    const words = isMoment(type)
      ? { after: "より後", from: "以後", before: "より前", to: "以前" }
      : { after: "超", from: "以上", before: "未満", to: "以下" };
    if (lower === undefined && upper === undefined) return say("すべて", "any");
    const japanese =
      (lower === undefined ? "" : lower + (over ? words.after : words.from)) +
      (upper === undefined ? "" : upper + (under ? words.before : words.to));
    return say(japanese, isMoment(type) ? days(lower, over, upper, under) : sizes(lower, over, upper, under));
  }

  premiums(): Part {
    const { plan, prose, say } = this;
    return {
      id: "premiums",
      title: say("保険料", "Premiums"),
      notes: [],
      table: {
        columns: [{ title: say("名称", "Name") }, { title: say("算式", "Formula") }, { title: say("出典", "Source") }],
        rows: plan.premiums.map(({ name, label, value, source }) => ({
          cells: [prose.label(label, name), prose.expr(value), this.sources(source)],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  documents(): Part {
    const { plan, prose, say } = this;
    return {
      id: "documents",
      title: say("出典の文書", "Documents cited"),
      notes: [],
      table: {
        columns: [{ title: say("略号", "Short") }, { title: say("文書", "Document") }],
        rows: plan.documents.map(({ name, label }) => ({ cells: [name, prose.label(label, name)] })),
      },
    };
  }
}

function isIn(value: Literal, key: TableKey): boolean {
  if (key.kind === "value") return compareLiterals(value, key.literal) === 0;
  const { from, over, to, under } = key;
  return (
    (from === undefined || compareLiterals(value, from) >= 0) &&
    (over === undefined || compareLiterals(value, over) > 0) &&
    (to === undefined || compareLiterals(value, to) <= 0) &&
    (under === undefined || compareLiterals(value, under) < 0)
  );
}

/** `over 30% to under 80%`, `30% or more`, `up to 80%` */
function sizes(lower: string | undefined, over: boolean, upper: string | undefined, under: boolean): string {
  if (upper === undefined) return over ? `over ${lower!}` : `${lower!} or more`;
  if (lower === undefined) return under ? `under ${upper}` : `up to ${upper}`;
  return `${over ? "over " : ""}${lower} to ${under ? "under " : ""}${upper}`;
}

/** `after 2026-04-01 to before 2026-06-01` */
function days(lower: string | undefined, over: boolean, upper: string | undefined, under: boolean): string {
  if (upper === undefined) return over ? `after ${lower!}` : `${lower!} or after`;
  if (lower === undefined) return `${under ? "before" : "until"} ${upper}`;
  return `${over ? "after " : ""}${lower} to ${under ? "before " : ""}${upper}`;
}
