import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Cover, HeadNode, Rule } from "../plan.js";
import type { Context } from "./context.js";
import { keyOf } from "../keys.js";
import { type PlacedRule, triggersOf } from "./layout.js";
import { allParts } from "../walk-expr.js";

/** Triggers, covers and rules that apply to nothing, or that say again what holds already. */
export function findCoverFaults(context: Context): Diagnostic[] {
  return [
    ...findImpossibleTriggers(context),
    ...findIdleCovers(context),
    ...findClosedHeads(context),
    ...findEmptyHeads(context),
    ...findEmptySums(context),
    ...findIdleRules(context),
  ];
}

function findImpossibleTriggers(context: Context): Diagnostic[] {
  return context.plan.triggers.flatMap(({ name, when }) => {
    if (when === undefined || context.logic.satisfiable([when])) return [];
    const span = context.nameOf(name, ["trigger"]);
    return span === undefined ? [] : [diagnose("trigger/never", { name }, span, { unused: true })];
  });
}

// ── Covers ───────────────────────────────────────────────────────────────────────────────────────────

function findIdleCovers(context: Context): Diagnostic[] {
  const { plan, layout, logic } = context;
  const covers = [...new Set(plan.heads.flatMap((head) => head.covers))];
  return covers.flatMap((cover): Diagnostic[] => {
    const openings = layout.openings.filter((opening) => opening.cover === cover);
    const idle = cover.triggers.filter((trigger) => !openings.some((opening) => opening.trigger === trigger));
    // A trigger that there never is has been told of where it is declared, a guard that never holds where it stands.
    const exists = (name: string): boolean => {
      const when = plan.triggers.find((trigger) => trigger.name === name)?.when;
      return when === undefined || logic.satisfiable([when]);
    };
    const hasHead = layout.nodes.some(
      ({ node, guards }) => node.kind === "head" && node.covers.includes(cover) && logic.satisfiable(guards),
    );
    const told = !hasHead || (cover.when !== undefined && openings.length === 0) ? [] : idle.filter(exists);
    const never = told.map((trigger) => diagnose("cover/never", { trigger }, cover.source));
    const isRepeated =
      openings.length > 0 &&
      openings.every(({ head, trigger, guards }) =>
        layout.openings.some(
          (other) =>
            other.head === head &&
            other.trigger === trigger &&
            isBefore(other.cover, cover, head) &&
            (other.cover.when === undefined || logic.implies(guards, other.cover.when)),
        ),
      );
    return isRepeated ? [...never, diagnose("cover/repeated", {}, cover.source, { unused: true })] : never;
  });
}

/** Heads that are there under no contract under which they are covered. Covers that open no head are told of themselves. */
function findClosedHeads(context: Context): Diagnostic[] {
  const { layout, logic } = context;
  return layout.nodes.flatMap(({ node: head, guards }) => {
    if (head.kind !== "head" || !logic.satisfiable(guards)) return [];
    if (layout.openingsByHead.about([head.name]).length > 0) return [];
    const opensOthers = layout.openings.some(({ cover }) => head.covers.includes(cover));
    const span = context.nameOf(head.name, ["head"]);
    if (!opensOthers || span === undefined) return [];
    const related = head.covers.map(({ source }) => note("cover", {}, source));
    return [diagnose("head/never-covered", { name: head.name }, span, { related, unused: true })];
  });
}

/** Amounts of heads that are never above zero. */
function findEmptyHeads({ layout, logic, bounds, placeOf }: Context): Diagnostic[] {
  return layout.nodes.flatMap(({ node, guards }): Diagnostic[] => {
    const amount = node.kind === "head" ? (node.computed ?? node.each) : undefined;
    if (amount === undefined || !logic.satisfiable(guards)) return [];
    const { most } = bounds.intervalOf(amount, guards);
    if (most === undefined || most.numerator > 0n) return [];
    return [diagnose("head/always-zero", { name: node.name }, placeOf(amount) ?? node.source)];
  });
}

/** Sums under triggers of which none opens what is summed. Heads that nothing opens have been told of. */
function findEmptySums({ layout, sites, placeOf, quote }: Context): Diagnostic[] {
  // Formulas are sites of their own.
  return sites()
    .flatMap(({ expr }) => allParts(expr))
    .flatMap((part): Diagnostic[] => {
      if ((part.kind !== "loss" && part.kind !== "left") || part.triggers === undefined) return [];
      const { triggers } = part;
      const openings = layout.openingsByHead.about(part.heads ?? []);
      const place = placeOf(part);
      if (place === undefined || openings.length === 0) return [];
      if (openings.some(({ trigger }) => triggers.includes(trigger))) return [];
      return [diagnose("expression/no-loss", { read: quote(place), triggers }, place)];
    });
}

function isBefore(a: Cover, b: Cover, { covers }: HeadNode): boolean {
  return covers.indexOf(a) < covers.indexOf(b);
}

// ── Rules ────────────────────────────────────────────────────────────────────────────────────────────

function findIdleRules(context: Context): Diagnostic[] {
  const { rules, rulesByHead: byHead } = context.layout;
  return rules.flatMap((placed) => {
    const { rule, heads, guards } = placed;
    if (!context.logic.satisfiable(guards)) return [];
    const opened = triggersOf(context.layout, heads);
    const isIdle = rule.scope.triggers?.some((trigger) => opened.includes(trigger)) === false || heads.length === 0;
    if (isIdle && opened.length > 0) return [diagnose("rule/no-scope", {}, rule.source, { unused: true })];
    const earlier = byHead.about(heads.slice(0, 1)).filter((other) => byHead.isBefore(other, placed));
    const first = earlier.find((other) => says(other, placed, context));
    if (first === undefined) return [];
    const code = rule.kind === "approval" ? "rule/approval-repeated" : "rule/repeated";
    return [diagnose(code, {}, rule.source, { related: [note("first", {}, first.rule.source)], unused: true })];
  });
}

/** Whether the earlier rule holds wherever the later one does, and asks for the same. */
function says(earlier: PlacedRule, later: PlacedRule, { logic }: Context): boolean {
  const covers = (key: keyof Rule["scope"]): boolean =>
    earlier.rule.scope[key] === undefined ||
    (later.rule.scope[key]?.every((name) => earlier.rule.scope[key]!.includes(name)) ?? false);
  return (
    earlier.rule.kind === later.rule.kind &&
    keyOf(earlier.rule.test) === keyOf(later.rule.test) &&
    later.heads.every((head) => earlier.heads.includes(head)) &&
    covers("triggers") &&
    covers("items") &&
    (earlier.rule.when === undefined || logic.implies(later.guards, earlier.rule.when))
  );
}
