// A plan less one of its clauses: what a scenario has to notice.
import type { Exclusion, Expr, GroupNode, HeadNode, Node, Plan, Rule, UncoveredNode } from "@yakkan/compiler/plan.js";

export interface Without {
  /** What is missing, for people. */
  readonly clause: string;
  readonly plan: Plan;
}

const never: Expr = { kind: "literal", type: { kind: "bool" }, literal: { type: "bool", value: false } };
const always: Expr = { ...never, literal: { type: "bool", value: true } };

/** Each exclusion, carve-back, lifting option, exception of a trigger, condition and refused item, left out in turn. */
export function withoutEach(plan: Plan): readonly Without[] {
  return [
    ...plan.exclusions.flatMap((exclusion) => ofExclusion(plan, exclusion)),
    ...ofTriggers(plan),
    ...ofNodes(plan),
  ];
}

function ofExclusion(plan: Plan, exclusion: Exclusion): readonly Without[] {
  const put = (clause: string, changed: Exclusion): Without => ({
    clause: `${exclusion.name}${clause}`,
    plan: { ...plan, exclusions: plan.exclusions.map((other) => (other === exclusion ? changed : other)) },
  });
  return [
    put("", { ...exclusion, ground: never, groundReadsClaim: false }),
    ...exclusion.unless.map((carveBack, place) =>
      put(`, unless no. ${place + 1}`, {
        ...exclusion,
        unless: exclusion.unless.filter((other) => other !== carveBack),
      }),
    ),
    ...(exclusion.liftedBy.length === 0 ? [] : [put(", lifted", { ...exclusion, liftedBy: [] })]),
  ];
}

function ofTriggers(plan: Plan): readonly Without[] {
  return plan.triggers.flatMap((trigger) =>
    trigger.except.map((exception) => ({
      clause: `${trigger.name} except ${exception.trigger}`,
      plan: {
        ...plan,
        triggers: plan.triggers.map((other) =>
          other === trigger ? { ...trigger, except: trigger.except.filter((one) => one !== exception) } : other,
        ),
      },
    })),
  );
}

function ofNodes(plan: Plan): readonly Without[] {
  return nodesOf(plan.root).flatMap((node) => {
    if (node.kind === "uncovered") return [];
    const put = (clause: string, changed: Node): Without => ({ clause, plan: withNode(plan, node, changed) });
    const withRule = (rule: Rule): Node => ({
      ...node,
      rules: node.rules.map((other) => (other === rule ? { ...rule, test: always, readsClaim: false } : other)),
    });
    const refused = node.kind === "head" ? node.items.filter((item) => item.refused) : [];
    return [
      ...node.rules.map((rule) => put(rule.id, withRule(rule))),
      ...refused.map((item) =>
        put(`${node.name}:${item.name}`, {
          ...(node as HeadNode),
          items: (node as HeadNode).items.map((other) => (other === item ? { ...item, refused: false } : other)),
        }),
      ),
    ];
  });
}

function nodesOf(node: Node): readonly Node[] {
  return node.kind === "head" || node.kind === "uncovered" ? [node] : [node, ...node.members.flatMap(nodesOf)];
}

function withNode(plan: Plan, node: Node, changed: Node): Plan {
  const replace = (other: Node): Node => {
    if (other === node) return changed;
    return other.kind === "head" || other.kind === "uncovered"
      ? other
      : { ...other, members: other.members.map(replace) };
  };
  const root = replace(plan.root) as GroupNode;
  const leaves = nodesOf(root);
  return {
    ...plan,
    root,
    heads: leaves.filter((leaf): leaf is HeadNode => leaf.kind === "head"),
    uncovered: leaves.filter((leaf): leaf is UncoveredNode => leaf.kind === "uncovered"),
  };
}
