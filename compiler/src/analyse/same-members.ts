import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import type { Expr, Rule, Term } from "../plan.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";

/** Terms or rules that act one after the other. */
type Clauses = readonly (Term | Rule)[];

/** What is read of one reading. */
interface Tests {
  /** By each test, the members for which it holds. */
  readonly all: (readonly string[])[];
  /** Likewise, of those that decide something else than whether a clause of a list is there. */
  readonly elsewhere: (readonly string[])[];
  readonly lists: Set<Clauses>;
}

/**
 * Members of a reading that nothing tells apart: every test on it treats them alike, or what is written for one is
 * written for the other, too.
 */
export function findSameMembers(context: Context): Diagnostic[] {
  const { plan } = context;
  if (plan.readings.length === 0) return [];
  const tests = testsByReading(context);
  return plan.readings.flatMap(({ name, members }) => {
    const own = tests.get(name);
    const span = context.nameOf(name, ["reading"]);
    if (own === undefined || span === undefined) return [];
    const groups = new Map<string, string[]>();
    for (const { name: member } of members) {
      const clauses = [...own.lists].map((list) => clausesUnder(list, name, member).join());
      const signature = `${own.elsewhere.map((named) => named.includes(member)).join()} ${clauses.join(";")}`;
      groups.set(signature, [...(groups.get(signature) ?? []), member]);
    }
    return [...groups.values()]
      .filter((alike) => alike.length > 1)
      .map((alike) => {
        const isWritten = own.all.some((named) =>
          alike.some((member) => named.includes(member) !== named.includes(alike[0]!)),
        );
        return diagnose("reading/same-members", { name, members: alike, isWritten }, span);
      });
  });
}

/** Of readings by which a table is read nothing: it tells members apart in ways of its own. */
function testsByReading(context: Context): ReadonlyMap<string, Tests> {
  const { lets, sites } = context;
  const lists = listsByGuard(context);
  const tests = new Map<string, Tests>();
  const inTables = new Set<string>();
  for (const { expr } of sites()) {
    const guarded = isDecidedByReadings(expr, context) ? (lists.get(expr) ?? []) : [];
    visitExpr(expr, lets, (part) => {
      if (part.kind === "lookup") for (const key of part.keys) if (key.kind === "reading") inTables.add(key.name);
      if (part.kind !== "is" || part.value.kind !== "reading") return;
      const own = tests.get(part.value.name) ?? { all: [], elsewhere: [], lists: new Set() };
      tests.set(part.value.name, own);
      own.all.push(part.members);
      if (guarded.length === 0) own.elsewhere.push(part.members);
      for (const list of guarded) own.lists.add(list);
    });
  }
  for (const name of inTables) tests.delete(name);
  return tests;
}

function listsByGuard({ layout }: Context): ReadonlyMap<Expr, readonly Clauses[]> {
  const lists = new Map<Expr, readonly Clauses[]>();
  for (const { node } of layout.nodes)
    for (const list of [node.rules, ...(node.kind === "head" ? [node.terms] : [node.above, node.below])])
      for (const { when } of list) if (when !== undefined) lists.set(when, [...(lists.get(when) ?? []), list]);
  return lists;
}

/** Whether all tests on readings in it are joined by no more than `and`, `or` and `not`. */
function isDecidedByReadings(guard: Expr, context: Context): boolean {
  switch (guard.kind) {
    case "and":
    case "or":
      return guard.operands.every((operand) => isDecidedByReadings(operand, context));
    case "not":
      return isDecidedByReadings(guard.operand, context);
    case "is":
      return true;
    default:
      return !someExpr(guard, context.lets, ({ kind }) => kind === "reading");
  }
}

/** The clauses that are there under the member, by what they say. */
function clausesUnder(list: Clauses, reading: string, member: string): readonly string[] {
  return list.flatMap((clause) => {
    const when = clause.when === undefined ? true : underMember(clause.when, reading, member);
    return when === false ? [] : [`${keyOfClause(clause)} ${keyOf(when)}`];
  });
}

const keysOfClauses = new WeakMap<Term | Rule, string>();

/** But for when it acts. */
function keyOfClause(clause: Term | Rule): string {
  const key = keysOfClauses.get(clause) ?? keyOf({ ...clause, when: undefined });
  keysOfClauses.set(clause, key);
  return key;
}

/** What is left of a guard where the reading is so. */
function underMember(guard: Expr, reading: string, member: string): Expr | boolean {
  switch (guard.kind) {
    case "is":
      return guard.value.kind === "reading" && guard.value.name === reading ? guard.members.includes(member) : guard;
    case "not": {
      const operand = underMember(guard.operand, reading, member);
      return typeof operand === "boolean" ? !operand : { ...guard, operand };
    }
    case "and":
    case "or": {
      const deciding = guard.kind === "or";
      const parts = guard.operands.map((operand) => underMember(operand, reading, member));
      if (parts.includes(deciding)) return deciding;
      const [first, ...others] = parts.filter((part) => typeof part !== "boolean");
      if (first === undefined) return !deciding;
      return others.length === 0 ? first : { ...guard, operands: [first, ...others] };
    }
    default:
      return guard;
  }
}
