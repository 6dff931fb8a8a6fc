import type { HeadNode, Node } from "../plan.js";
import { type Part, PartWriter, type Row } from "./part.js";
import { inCase } from "./prose.js";

/** Which events open which heads, and of what these consist. */
export class EventsWriter extends PartWriter {
  openings(): Part {
    const { plan, prose, say } = this;
    const sign = (head: HeadNode, trigger: string): string => {
      const covers = head.covers.filter(({ triggers }) => triggers.includes(trigger));
      if (covers.length === 0) return "";
      return covers.some(({ when }) => when === undefined) ? "○" : "△";
    };
    const numbers = (names: readonly string[]): string =>
      names.map((name) => plan.triggers.findIndex((trigger) => trigger.name === name) + 1).join(say("・", ", "));
    // By condition and by events, the heads that are covered only so.
    const guarded = new Map<string, string[]>();
    for (const head of plan.heads)
      for (const { triggers, when } of head.covers) {
        const events = triggers.filter((trigger) => sign(head, trigger) === "△");
        if (when === undefined || events.length === 0) continue;
        const key = say(
          `△ 事由 ${numbers(events)} は${inCase(prose.expr(when))}に限る`,
          `△ events ${numbers(events)} only when ${prose.expr(when)}`,
        );
        guarded.set(key, [...(guarded.get(key) ?? []), head.name]);
      }
    const notes = [...guarded].map(([key, heads]) =>
      say(`${key}（${this.nodesOf(heads, plan.root)}）`, `${key} (${this.nodesOf(heads, plan.root)})`),
    );
    const rows = (node: Node, depth: number): Row[] => {
      if (node.kind === "uncovered") return [];
      if (node.kind === "head")
        return [
          { cells: [prose.label(node.label, node.name), ...plan.triggers.map(({ name }) => sign(node, name))], depth },
        ];
      const members = node.members.flatMap((member) => rows(member, node.kind === "product" ? depth : depth + 1));
      if (node.kind === "product" || members.length === 0) return members;
      return [
        { cells: [prose.label(node.label, node.name), ...plan.triggers.map(() => "")], depth, kind: "group" },
        ...members,
      ];
    };
    return {
      id: "heads",
      title: say("事由と費目", "Heads by event"),
      notes: [
        say(
          "列の番号は、次の「事由」の表の番号。○ 対象",
          "Columns are numbered as in the table of events below. ○ covered",
        ),
        ...notes,
      ],
      table: {
        columns: [
          { title: say("費目", "Head") },
          ...plan.triggers.map((_, index) => ({ title: String(index + 1), isMark: true })),
        ],
        rows: rows(plan.root, 0),
      },
    };
  }

  triggers(): Part {
    const { plan, prose, say } = this;
    return {
      id: "events",
      title: say("事由", "Events"),
      notes: [],
      table: {
        titles: 1,
        columns: [
          { title: say("番号", "No."), isMark: true },
          { title: say("事由", "Event") },
          { title: say("説明", "Meaning") },
          { title: say("次に当たるときは除く", "Not where it is also") },
          { title: say("前提", "Where") },
          { title: say("出典", "Source") },
        ],
        rows: plan.triggers.map(({ name, label, except, when, source }, index) => ({
          cells: [
            String(index + 1),
            prose.label(label, name),
            this.docOf(label),
            except.map(({ trigger, lineByLine, when: guard }) => {
              const number = plan.triggers.findIndex((other) => other.name === trigger) + 1;
              return `${number}. ${prose.name(trigger)}${lineByLine ? say("（事由を特定しない損害に限る）", " (losses that name no event)") : ""}${prose.when(guard)}`;
            }),
            when === undefined ? "" : prose.expr(when),
            this.sources(source),
          ],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  items(): Part {
    const { plan, prose, say } = this;
    return {
      id: "items",
      title: say("費目の内訳", "Items of the heads"),
      notes: [],
      table: {
        titles: 1,
        columns: [
          { title: say("費目", "Head") },
          { title: say("内訳", "Item") },
          { title: say("支払", "Paid"), isMark: true },
          { title: say("出典", "Source") },
        ],
        rows: plan.heads.flatMap((head) =>
          head.items.map((item, index): Row => ({
            cells: [
              index === 0 ? prose.label(head.label, head.name) : "",
              prose.label(item.label, item.name),
              item.refused ? "×" : "○",
              this.sources(item.source),
            ],
            ...this.idOf(item),
            ...(item.refused ? { kind: "never" } : {}),
          })),
        ),
      },
    };
  }
}
