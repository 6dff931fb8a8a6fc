import { byName } from "../by-name.js";
import type {
  Bearer,
  Choice,
  Exclusion,
  Expr,
  Fact,
  GroupNode,
  HeadNode,
  Let,
  Node,
  Option,
  Plan,
  Reading,
  Rule,
  Table,
  Term,
  Trigger,
  UncoveredNode,
  UnitKind,
} from "../plan.js";
import { letsByName } from "../walk-expr.js";
import { talliesOf, unitsKnownAgain, type Tally } from "../tallies.js";
import { headsOfWalk, keysOf, type Keys, sumsUnderTriggers } from "../walk-plan.js";

/** The plan by name. Maps throughout: a product may name a head `__proto__` or `constructor`. */
export interface PlanIndex {
  readonly plan: Plan;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly options: ReadonlyMap<string, Option>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly units: ReadonlyMap<string, UnitKind>;
  readonly facts: Readonly<Record<Bearer, ReadonlyMap<string, Fact>>>;
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly triggerOrder: ReadonlyMap<string, number>;
  readonly lets: ReadonlyMap<string, Let>;
  readonly headsOfWalk: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly exclusions: ReadonlyMap<string, Exclusion>;
  readonly places: ReadonlyMap<string, Place>;
  /** What a ledger may know a use of, by the id that it is known by. */
  readonly periodTerms: ReadonlyMap<string, Keys>;
  readonly tallies: readonly Tally[];
  readonly unitsKnownAgain: ReadonlyMap<string, ReadonlySet<string>>;
  /** By head the date that decides the policy year of its lines. */
  readonly policyYears: ReadonlyMap<string, Expr>;
}

/** Where a head or an uncovered kind stands. */
export interface Place {
  readonly node: HeadNode | UncoveredNode;
  /** Groups around it, from the root inwards. */
  readonly path: readonly GroupNode[];
  /** Heads as declared, then uncovered kinds as declared. */
  readonly order: number;
  /** Terms anywhere that may act on the head. */
  readonly terms: readonly Term[];
  /** The triggers of sums that count its lines under these alone. */
  readonly summedUnder: readonly (readonly string[])[];
}

export function indexPlan(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const index = makeIndex(plan);
  indexes.set(plan, index);
  return index;
}

/** A plan never changes, and a file's scenarios settle under one many times. */
const indexes = new WeakMap<Plan, PlanIndex>();

function makeIndex(plan: Plan): PlanIndex {
  const paths = new Map<string, { node: HeadNode | UncoveredNode; path: readonly GroupNode[] }>();
  collectPaths(plan.root, [], paths);
  const terms = termsOf(plan.root);
  const tallies = talliesOf(plan);
  const sums = sumsUnderTriggers(plan);
  const places = [...plan.heads, ...plan.uncovered].map((node, order): [string, Place] => [
    node.name,
    {
      node,
      path: paths.get(node.name)?.path ?? [plan.root],
      order,
      terms: terms.filter((term) => term.heads.includes(node.name)),
      summedUnder: sums.filter(({ heads }) => heads.includes(node.name)).map(({ triggers }) => triggers),
    },
  ]);
  const factsOf = (bearer: Bearer): ReadonlyMap<string, Fact> =>
    byName(plan.facts.filter((fact) => fact.of === bearer));
  return {
    plan,
    choices: byName(plan.choices),
    options: byName(plan.options),
    readings: byName(plan.readings),
    units: byName(plan.units),
    facts: {
      incident: factsOf("incident"),
      claim: factsOf("claim"),
      insured: factsOf("insured"),
      loss: factsOf("loss"),
    },
    triggers: byName(plan.triggers),
    triggerOrder: new Map(plan.triggers.map((trigger, order) => [trigger.name, order])),
    lets: byName(plan.lets),
    headsOfWalk: headsOfWalk(plan.heads, letsByName(plan.lets)),
    tables: byName(plan.tables),
    exclusions: byName(plan.exclusions),
    places: new Map(places),
    policyYears: new Map(plan.policyYears?.map(({ head, date }) => [head, date])),
    periodTerms: new Map([
      ...terms.flatMap((term) => [...(term.basis.period ? usesOf(term) : []), ...usesOfCaps(term)]),
      ...tallies.map(({ id, unit }): [string, Keys] => [id, unit === undefined ? "none" : "id"]),
    ]),
    tallies,
    unitsKnownAgain: unitsKnownAgain(plan),
  };
}

/** A term per period has one use, layers one for each deductible and limit in them. */
function usesOf(term: Term): readonly (readonly [id: string, keys: Keys])[] {
  const how = keysOf(term.basis, term);
  switch (term.kind) {
    case "deductible":
    case "limit":
    case "borne":
      return [[term.id, how]];
    case "layers":
      return term.layers.flatMap((layer) =>
        layer.terms
          .filter(({ kind }) => kind === "deductible" || kind === "limit")
          .map((part) => [part.id, how] as const),
      );
    case "coinsurance":
    case "franchise":
      return [];
  }
}

function usesOfCaps(term: Term): readonly (readonly [id: string, keys: Keys])[] {
  return (term.caps ?? []).flatMap(({ id, basis }) => (basis.period ? [[id, keysOf(basis, term)] as const] : []));
}

/** Whether the ledger keeps the term's use by unit: such units have to be known again. */
export function keepsUnits(term: Term, kind: string): boolean {
  if (!unitKindsOfTerm(term).includes(kind)) return false;
  return term.basis.period || usesOfCaps(term).some(([, keys]) => keys.endsWith("id"));
}

/** The rules on a head and on the nodes around it, from the root inwards, in the order of the text. */
export function rulesOf(place: Place): readonly Rule[] {
  const around = place.path.flatMap((node) => node.rules);
  return place.node.kind === "head" ? [...around, ...place.node.rules] : around;
}

/** The kinds of unit that terms on the head count over, by basis or by an enclosing `for each`, or ask about. */
export function unitKindsOf(place: Place): ReadonlySet<string> {
  const known = kindsOfPlaces.get(place);
  if (known !== undefined) return known;
  const kinds = new Set([
    ...place.terms.flatMap(unitKindsOfTerm),
    ...place.terms.flatMap(({ whereUnit }) => whereUnit ?? []),
    ...place.path.flatMap((node) => (node.forEach === undefined ? [] : [node.forEach])),
  ]);
  kindsOfPlaces.set(place, kinds);
  return kinds;
}

/** Asked of every line. */
const kindsOfPlaces = new WeakMap<Place, ReadonlySet<string>>();

/** That of the basis, which is of the other, and that of an enclosing `for each`. */
export function unitKindsOfTerm(term: Term): readonly string[] {
  // Coinsurance acts per claim, whatever its basis says.
  const over = term.kind !== "coinsurance" && term.basis.over.kind === "unit" ? [term.basis.over.unit] : [];
  return term.forEach === undefined ? over : [...over, term.forEach];
}

function collectPaths(
  node: Node,
  path: readonly GroupNode[],
  into: Map<string, { node: HeadNode | UncoveredNode; path: readonly GroupNode[] }>,
): void {
  switch (node.kind) {
    case "head":
    case "uncovered":
      into.set(node.name, { node, path });
      return;
    case "product":
    case "section":
    case "frame":
      for (const member of node.members) collectPaths(member, [...path, node], into);
      return;
  }
}

function termsOf(node: Node): readonly Term[] {
  switch (node.kind) {
    case "head":
      return node.terms;
    case "uncovered":
      return [];
    case "product":
    case "section":
    case "frame":
      return [...node.above, ...node.members.flatMap(termsOf), ...node.below];
  }
}
