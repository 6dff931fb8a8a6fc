import { isAlways } from "../constants.js";
import type { Exclusion, Expr, Node, Rule } from "../plan.js";
import { type GroupOrHead, type Part, PartWriter, type Row } from "./part.js";
import { inCase } from "./prose.js";

/** What has to hold for a payment, and what excludes it. */
export class RulesWriter extends PartWriter {
  rules(): Part {
    const { plan, say } = this;
    const rows = (node: Node): Row[] => {
      if (node.kind === "uncovered") return [];
      const own = node.rules.map((rule) => this.ruleRow(rule, node));
      return node.kind === "head" ? own : [...own, ...node.members.flatMap(rows)];
    };
    return {
      id: "conditions",
      title: say("支払の条件・対象期間・承認・内訳", "Conditions, windows, approval, items"),
      notes: [
        say(
          "「…から、…まで」はどちらの日も含む。「翌日から」数える期間は、起算の日の翌日を1日目とする。",
          "Windows hold both their days. A span after a day begins on the day that follows it.",
        ),
        ...(asksApproval(plan.root)
          ? [
              say(
                "承認は、その日が述べられたときは、損害の発生日以前のものに限る。",
                "An approval whose day is stated counts where it was on or before the day of the loss.",
              ),
            ]
          : []),
      ],
      table: {
        columns: [
          { title: say("補償・費目", "Cover, head") },
          { title: say("種類", "Kind") },
          { title: say("内容", "What has to hold") },
          { title: say("対象", "For") },
          { title: say("出典", "Source") },
        ],
        rows: rows(plan.root),
      },
    };
  }

  private ruleRow(rule: Rule, node: GroupOrHead): Row {
    const { prose, say } = this;
    const kinds = {
      attachment: say("対象時期", "Attachment"),
      window: say("対象期間", "Window"),
      condition: say("条件", "Condition"),
      approval: say("承認", "Approval"),
      item: say("内訳", "Item"),
    };
    const label = prose.label(rule.label, "");
    const guard =
      rule.when === undefined ? [] : [say(`〔${inCase(prose.expr(rule.when))}〕`, `[when ${prose.expr(rule.when)}]`)];
    return {
      cells: [
        prose.label(node.label, node.name),
        kinds[rule.kind],
        [...(label === "" ? [] : [label]), this.ruleText(rule), ...guard],
        this.scope(rule.scope, node),
        this.sources(rule.source),
      ],
    };
  }

  private ruleText({ kind, detail, test }: Rule): string {
    const { prose, say } = this;
    if (kind === "approval") return say("保険会社の承認", "The insurer has approved");
    if (kind === "item")
      return say("内訳の特定（特定しない損害は未決）", "The loss names its item; it waits until it does");
    if (detail?.kind === "window")
      return say(
        `損害の発生が${prose.window(detail.from, detail.until)}`,
        `The loss arises ${prose.window(detail.from, detail.until)}`,
      );
    if (detail?.kind === "during")
      return detail.value === undefined
        ? say("時期を問わない", "At any time")
        : say(`${prose.expr(detail.value)}が保険期間中`, `${prose.expr(detail.value)} in the policy period`);
    return isAlways(test, false) ? say("満たされることはない", "Never fulfilled") : prose.expr(test);
  }

  exclusions(): Part {
    const { plan, say } = this;
    return {
      id: "exclusions",
      title: say("免責事由", "Exclusions"),
      notes: [],
      table: {
        columns: [
          { title: say("支払わない場合", "Nothing is paid for") },
          { title: say("判定", "Judged by") },
          { title: say("対象", "For") },
          { title: say("ただし、次の場合は支払う", "Unless") },
          { title: say("外す特約", "Lifted by") },
          { title: say("出典", "Source") },
        ],
        rows: plan.exclusions.map((exclusion): Row => this.exclusionRow(exclusion)),
      },
    };
  }

  private exclusionRow(exclusion: Exclusion): Row {
    const { prose, say, plan } = this;
    const whose = exclusion.perInsured
      ? say("被保険者ごと", "each insured")
      : {
          incident: say("事故", "the incident"),
          claim: say("請求", "the claim"),
          insured: say("被保険者のいずれか", "any insured"),
          loss: say("損害明細", "the loss"),
        }[exclusion.readsInsured ? "insured" : exclusion.of];
    const ground = exclusion.asserted && exclusion.ground.kind === "asserted" ? [] : [this.groundOf(exclusion.ground)];
    return {
      cells: [
        [prose.label(exclusion.label, exclusion.name), ...ground],
        whose,
        this.scope(exclusion.scope, plan.root),
        exclusion.unless.map(({ test }) => prose.expr(test)),
        prose.names(exclusion.liftedBy),
        this.sources(exclusion.source),
      ],
      ...this.idOf(exclusion),
    };
  }

  private groundOf(ground: Expr): string {
    return this.say(`（${this.prose.expr(ground)}）`, `(${this.prose.expr(ground)})`);
  }
}

function asksApproval(node: Node): boolean {
  if (node.kind === "uncovered") return false;
  return (
    node.rules.some(({ kind }) => kind === "approval") || (node.kind !== "head" && node.members.some(asksApproval))
  );
}
