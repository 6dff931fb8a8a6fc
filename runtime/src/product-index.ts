import type { Bearer } from "./facts.js";
import type { ExclusionRule, FactRule, HeadRule, Product } from "./product.js";

/** An exclusion with its place in declared order. */
export interface PlacedExclusion {
  readonly exclusion: ExclusionRule;
  readonly place: number;
}

/** What is looked up of a product by name, made once for each product. */
export interface ProductIndex {
  readonly triggers: ReadonlySet<string>;
  readonly heads: ReadonlyMap<string, { readonly head: HeadRule; readonly index: number }>;
  /** Heads and uncovered kinds, in the order of results. */
  readonly leaves: readonly string[];
  /** The circumstances that an input may assert of a bearer. */
  readonly asserted: Readonly<Record<Bearer, ReadonlySet<string>>>;
  /** The fields that a contract may have. */
  readonly contract: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** The exclusions whose scope has the head and the trigger, in declared order; items are still to be asked for. */
  exclusionsOf(head: string, trigger: string): readonly PlacedExclusion[];
}

const indexes = new WeakMap<Product, ProductIndex>();

export function indexOf(product: Product): ProductIndex {
  let index = indexes.get(product);
  if (index === undefined) indexes.set(product, (index = makeIndex(product)));
  return index;
}

const namesByRules = new WeakMap<readonly FactRule[], ReadonlySet<string>>();

/** The names of facts. */
export function factNames(rules: readonly FactRule[]): ReadonlySet<string> {
  let names = namesByRules.get(rules);
  if (names === undefined) namesByRules.set(rules, (names = namesOf(rules)));
  return names;
}

function makeIndex(product: Product): ProductIndex {
  const { choices, exclusions, heads, options, readings, triggers, uncovered, units } = product;
  const assertedOf = (of: Bearer): ReadonlySet<string> =>
    namesOf(exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted === true));
  const byScope = new Map<string, Map<string, readonly PlacedExclusion[]>>();
  const placed = exclusions.map((exclusion, place) => ({ exclusion, place }));
  return {
    triggers: namesOf(triggers),
    heads: new Map(heads.map((head, index) => [head.name, { head, index }])),
    leaves: [...heads.map(({ name }) => name), ...uncovered],
    asserted: {
      incident: assertedOf("incident"),
      claim: assertedOf("claim"),
      insured: assertedOf("insured"),
      loss: assertedOf("loss"),
    },
    contract: new Set(["policy", "period", "options", "readings", "units", ...choices.map(({ name }) => name)]),
    readings: namesOf(readings),
    options: namesOf(options),
    units: namesOf(units),
    exclusionsOf: (head, trigger) => {
      let byTrigger = byScope.get(head);
      if (byTrigger === undefined) byScope.set(head, (byTrigger = new Map<string, readonly PlacedExclusion[]>()));
      let found = byTrigger.get(trigger);
      if (found === undefined) {
        found = placed.filter(
          ({ exclusion }) =>
            (exclusion.triggers === undefined || exclusion.triggers.includes(trigger)) &&
            (exclusion.heads === undefined || exclusion.heads.includes(head)),
        );
        byTrigger.set(trigger, found);
      }
      return found;
    },
  };
}

function namesOf(declared: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(declared.map(({ name }) => name));
}
