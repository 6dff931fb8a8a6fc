import { laidOut, plainObject, type Values } from "./bare.js";
import { declareFacts, declareNames, recordOf, type DeclaredFacts, type DeclaredNames } from "./declared.js";
import type { Bearer } from "./facts.js";
import { nowhere, type Unknown, waitingFor } from "./kleene.js";
import { join, Problems } from "./problems.js";
import type {
  ChoiceRule,
  CoverRule,
  ExclusionRule,
  HeadRule,
  LineRule,
  Product,
  TriggerRule,
  UnitRule,
} from "./product.js";
import { readFacts } from "./read-facts.js";
import type { Stated } from "./scope.js";

/** What is looked up of a product by name, made once for each product. */
export interface ProductIndex {
  readonly triggers: ReadonlyMap<string, TriggerRule>;
  readonly heads: ReadonlyMap<string, IndexedHead>;
  /** How many words of 32 bits a set of them takes. */
  readonly wordsOfHeads: number;
  /** Heads that take no lines, in declared order. */
  readonly computed: readonly IndexedHead[];
  /** For each head and uncovered kind its groups, by their place. */
  readonly groupsOf: ReadonlyMap<string, readonly number[]>;
  readonly facts: Readonly<Record<Bearer, DeclaredFacts>>;
  /** The circumstances that an input may assert of a bearer. */
  readonly asserted: Readonly<Record<Bearer, DeclaredNames>>;
  /** In declared order. */
  readonly exclusions: readonly ExclusionRule[];
  /** The exclusions that only an assertion brings about, by of whom it is: sets of their places. */
  readonly ofAsserted: Readonly<Record<Bearer, Int32Array>>;
  /** Of lines that name no claim, insured, unit or item. */
  readonly unnamedOrders: Orders;
  /** An insured of whom nothing is stated. */
  readonly nobody: Stated;
  readonly contract: ContractIndex;
}

/** How many places each of the order keys of cells takes. */
export interface Orders {
  readonly insureds: number;
  readonly units: number;
  /** Of units that are named by id, by that. */
  readonly unitOrders: ReadonlyMap<string, number>;
  readonly triggers: number;
  readonly items: number;
}

/** What a contract may say. */
export interface ContractIndex {
  readonly fields: ReadonlySet<string>;
  readonly choices: readonly {
    readonly choice: ChoiceRule;
    readonly path: string;
    /** Its value where it is not given. */
    readonly notGiven: Unknown;
  }[];
  readonly hasPlans: boolean;
  readonly options: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, IndexedUnit>;
  /** What it is read into: copied, so that all contracts are of one layout. */
  readonly unread: Readonly<Record<"contract" | "given" | "options" | "readings", Values>>;
}

export interface IndexedUnit {
  readonly unit: UnitRule;
  /** Of the contract's schedule. */
  readonly facts: DeclaredFacts;
  /** Of the incident. */
  readonly established: DeclaredFacts;
}

/** A head with its place in declared order. */
export interface IndexedHead {
  readonly head: HeadRule;
  readonly index: number;
  /** What a line of the head is judged by under a trigger. */
  groundsOf(trigger: string): Grounds;
}

/** What has the head and the trigger in its scope, in declared order; items are still to be asked for. */
export interface Grounds {
  /** None under a name that is no trigger's. */
  readonly trigger: TriggerRule | undefined;
  readonly covers: readonly CoverRule[];
  readonly rules: readonly LineRule[];
  /** A set of their places. */
  readonly exclusions: Int32Array;
}

const indexes = new WeakMap<Product, ProductIndex>();

export function indexOf(product: Product): ProductIndex {
  let index = indexes.get(product);
  if (index === undefined) indexes.set(product, (index = makeIndex(product)));
  return index;
}

function makeIndex(product: Product): ProductIndex {
  const { facts, groups, triggers, uncovered } = product;
  const byName = new Map(triggers.map((trigger) => [trigger.name, laidOut(trigger, ["name", "except", "when"])]));
  const exclusions = product.exclusions.map((exclusion) => laidOut(exclusion, exclusionFields));
  const heads = product.heads.map((head, index) => indexHead(head, index, byName, exclusions));
  const leaves = [...product.heads.map(({ name }) => name), ...uncovered];
  const insured = declareFacts(facts.insured);
  const asserted = (of: Bearer): DeclaredNames =>
    declareNames(namesOf(product.exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted === true)));
  // The ground of one that is asserted is the assertion, and whatever else.
  const ofAsserted = (of: Bearer): Int32Array =>
    placesAmong(exclusions, (exclusion) => exclusion.of === of && exclusion.asserted === true);
  const index = {
    triggers: byName,
    heads: new Map(heads.map((indexed) => [indexed.head.name, indexed])),
    wordsOfHeads: Math.ceil(heads.length / 32),
    computed: heads.filter(({ head }) => head.computed !== undefined),
    groupsOf: new Map(leaves.map((leaf) => [leaf, placesOf(groups, leaf)])),
    facts: {
      incident: declareFacts(facts.incident),
      claim: declareFacts(facts.claim),
      insured,
      loss: declareFacts(facts.loss),
    },
    asserted: {
      incident: asserted("incident"),
      claim: asserted("claim"),
      insured: asserted("insured"),
      loss: asserted("loss"),
    },
    exclusions,
    ofAsserted: {
      incident: ofAsserted("incident"),
      claim: ofAsserted("claim"),
      insured: ofAsserted("insured"),
      loss: ofAsserted("loss"),
    },
    contract: indexContract(product),
    unnamedOrders: {
      insureds: 1,
      units: 1,
      unitOrders: new Map<string, number>(),
      triggers: triggers.length + 1,
      items: 1,
    },
  };
  const nobody = {
    id: undefined,
    facts: readFacts(insured, undefined, "insureds", "insured", undefined, new Problems()).facts,
    exclusions: index.asserted.insured.unstated,
  };
  return { ...index, nobody };
}

function indexContract({ choices, options, readings, units }: Product): ContractIndex {
  const names = namesOf(choices);
  return {
    fields: new Set(["policy", "period", "options", "readings", "units", ...names]),
    choices: choices.map((choice) => {
      const { name } = choice;
      const notGiven = waitingFor("contract", undefined, name);
      return { choice: laidOut(choice, choiceFields), path: join("contract", name), notGiven };
    }),
    hasPlans: names.includes("plan"),
    options: new Set(namesOf(options)),
    readings: new Set(namesOf(readings)),
    units: new Map(
      units.map((unit) => {
        const established = declareFacts(unit.established ?? []);
        return [unit.name, { unit, facts: declareFacts(unit.facts), established }];
      }),
    ),
    unread: {
      contract: recordOf(names, nowhere),
      given: recordOf(names, false),
      options: recordOf(namesOf(options), false),
      readings: plainObject(
        readings.map(({ name, default: byDefault }) => [name, byDefault ?? waitingFor("reading", undefined, name)]),
      ),
    },
  };
}

function indexHead(
  head: HeadRule,
  index: number,
  triggers: ReadonlyMap<string, TriggerRule>,
  exclusions: readonly ExclusionRule[],
): IndexedHead {
  const rules = head.rules.map((rule) => laidOut(rule, ruleFields));
  const make = (trigger: string): Grounds => ({
    trigger: triggers.get(trigger),
    covers: head.covers.filter((cover) => cover.triggers.includes(trigger)),
    rules: rules.filter((rule) => rule.triggers?.includes(trigger) !== false),
    exclusions: placesAmong(
      exclusions,
      (exclusion) => exclusion.heads?.includes(head.name) !== false && exclusion.triggers?.includes(trigger) !== false,
    ),
  });
  // Of a product with many triggers few come up.
  const made = new Map<string, Grounds>();
  const groundsOf = (trigger: string): Grounds => {
    let grounds = made.get(trigger);
    if (grounds === undefined) made.set(trigger, (grounds = make(trigger)));
    return grounds;
  };
  return { head, index, groundsOf };
}

const choiceFields = ["name", "type", "range", "optional", "default", "when", "members"] as const;
const ruleFields = ["id", "kind", "triggers", "items", "readsClaim", "when", "test", "unclaimed", "dates"] as const;
const exclusionFields = [
  "name",
  "of",
  "asserted",
  "perInsured",
  "readsInsured",
  "items",
  "liftedBy",
  "readsClaim",
  "readsLine",
  "ground",
  "unclaimed",
  "unless",
] as const;

/** The places of some of a list, as bits of 32 to a word. */
function placesAmong<T>(list: readonly T[], isOne: (element: T) => boolean): Int32Array {
  const places = new Int32Array(Math.ceil(list.length / 32));
  list.forEach((element, place) => {
    if (isOne(element)) places[place >>> 5]! |= 1 << (place & 31);
  });
  return places;
}

function placesOf(groups: Product["groups"], leaf: string): readonly number[] {
  return groups.flatMap(({ heads }, place) => (heads.includes(leaf) ? [place] : []));
}

function namesOf(declared: readonly { readonly name: string }[]): readonly string[] {
  return declared.map(({ name }) => name);
}
