import type { Severity } from "./diagnostic.js";

/** One kind of diagnostic: how grave it is, what it says, and what would be right. */
export interface CatalogEntry<Arguments> {
  readonly severity: Severity;
  readonly text: (a: Arguments) => string;
  readonly help?: (a: Arguments) => string | undefined;
}

function error<A>(text: (a: A) => string, help?: (a: A) => string | undefined): CatalogEntry<A> {
  return { severity: "error", text, ...(help && { help }) };
}

function warning<A>(text: (a: A) => string, help?: (a: A) => string | undefined): CatalogEntry<A> {
  return { severity: "warning", text, ...(help && { help }) };
}

const quoted = (name: string): string => `\`${name}\``;
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)!}`;
const didYouMean = ({ nearest }: { readonly nearest?: string | undefined }): string | undefined =>
  nearest === undefined ? undefined : `did you mean ${quoted(nearest)}?`;

/** Every code, severity and wording, and nothing else. Codes are stable. */
export const catalog = {
  // ── Syntax ──
  "syntax/unexpected": error<{ found: string | undefined; expected: readonly string[]; where: string | undefined }>(
    ({ found, expected, where }) => {
      const what = found === undefined ? "the file ends here" : `${quoted(found)} cannot stand here`;
      const place = where === undefined ? "" : ` (in ${where})`;
      return expected.length === 0 ? `${what}${place}` : `${what}${place}: expected ${listed(expected)}`;
    },
  ),
  "syntax/unclosed": error<object>(
    () => "this block is never closed",
    () => "add `}` where it ends",
  ),
  "syntax/unopened": error<object>(
    () => "this brace closes a block that was never opened",
    () => "add `{` where the block begins",
  ),
  "syntax/unreadable": error<{ text: string }>(({ text }) => `${quoted(text)} means nothing here`),

  // ── Names ──
  "name/unknown": error<{ what: string; name: string; nearest?: string | undefined }>(
    ({ what, name }) => `unknown ${what} ${quoted(name)}`,
    didYouMean,
  ),
  "name/duplicate": error<{ name: string; kind: string }>(
    ({ name, kind }) => `${quoted(name)} is already the name of a ${kind}`,
    () => "names are unique in a product: choose another one",
  ),
  "name/wrong-kind": error<{ name: string; kind: string; wanted: string }>(
    ({ name, kind, wanted }) => `${quoted(name)} is a ${kind}; ${wanted} is needed here`,
  ),
  "name/built-in": error<{ name: string }>(
    ({ name }) => `${quoted(name)} is built into the language`,
    () => "choose another name",
  ),

  // ── Product ──
  "product/no-edition": error<{ name: string }>(
    ({ name }) => `the product ${quoted(name)} has no edition`,
    () => "say from when it is sold: `edition 2026-04-01`",
  ),
  "product/repeated": error<{ what: string }>(({ what }) => `${what} is stated twice`),
  "product/rounding": error<{ name: string }>(
    ({ name }) => `unknown rounding ${quoted(name)}`,
    () => "`down`, `up` or `half_up`",
  ),
  "product/currency": error<{ code: string }>(
    ({ code }) => `unknown currency ${quoted(code)}`,
    () => "a code of ISO 4217, such as `JPY`, `USD` or `EUR`",
  ),
  "product/no-heads": error<{ name: string }>(
    ({ name }) => `the product ${quoted(name)} has no head: it can never pay`,
    () => "declare a `section` with a `head`",
  ),
  "product/no-triggers": error<{ name: string }>(
    ({ name }) => `the product ${quoted(name)} has no trigger: nothing can happen to it`,
    () => "declare what has to happen: `triggers { … }`",
  ),

  // ── Types and expressions ──
  "type/mismatch": error<{ found: string; wanted: string }>(
    ({ found, wanted }) => `this is ${found}; ${wanted} is needed here`,
  ),
  "type/operands": error<{ operator: string; left: string; right: string }>(
    ({ operator, left, right }) => `${quoted(operator)} does not join ${left} and ${right}`,
  ),
  "type/branches": error<{ left: string; right: string }>(
    ({ left, right }) => `one branch is ${left}, the other ${right}`,
  ),
  "type/not-literal": error<object>(() => "a plain value is needed here"),
  "type/time-units": error<object>(
    () => "days, weeks, months and years do not mix with each other, nor with hours, minutes and seconds",
    () => "a calendar span has one unit (`180 days`), elapsed time has hours, minutes and seconds",
  ),
  "expression/function": error<{ name: string; nearest?: string | undefined }>(
    ({ name }) => `unknown function ${quoted(name)}`,
    didYouMean,
  ),
  "expression/arguments": error<{ name: string; wanted: string }>(
    ({ name, wanted }) => `${quoted(name)} takes ${wanted}`,
  ),
  "expression/not-here": error<{ what: string; place: string }>(({ what, place }) => `${what} cannot be read ${place}`),
  "expression/left-unwritten": error<{ name: string }>(
    ({ name }) => `${quoted(name)} is written later: what is left of it is not known here`,
  ),
  "expression/span-direction": error<object>(
    () => "a window needs a span after or before a date",
    () => "for example `within 30 days after discovered`",
  ),
  "expression/cycle": error<{ name: string }>(({ name }) => `${quoted(name)} depends on itself`),
  "expression/division-by-zero": error<object>(() => "division by zero"),
  "date/invalid": error<{ date: string }>(({ date }) => `there is no date ${quoted(date)}`),

  // ── Contract ──
  "choice/guard": error<{ name: string }>(
    ({ name }) => `${quoted(name)} does not exist under every contract that comes here`,
    ({ name }) => `read it under a condition that implies the guard of ${quoted(name)}`,
  ),
  "range/empty": error<{ min: string; max: string }>(({ min, max }) => `no value lies between ${min} and ${max}`),
  "range/default": error<{ value: string }>(({ value }) => `the default ${value} is outside the range`),
  "option/marks": error<{ name: string; wanted: number; found: number }>(
    ({ name, wanted, found }) => `${quoted(name)} has ${found} marks for ${wanted} plans`,
    () => "one ○, ◎ or × for each plan",
  ),
  "option/never": warning<{ name: string }>(({ name }) => `${quoted(name)} is available under no plan`),
  "contract/impossible": error<{ name: string }>(({ name }) => `no contract can fulfil ${name}`),

  // ── Triggers, cover, rules ──
  "trigger/cycle": error<{ name: string }>(({ name }) => `the exceptions of ${quoted(name)} lead back to itself`),
  "trigger/except-nothing": warning<{ name: string }>(
    ({ name }) => `no trigger stands above ${quoted(name)}: \`except all above\` removes nothing`,
  ),
  "cover/none": error<{ name: string }>(
    ({ name }) => `nothing opens ${quoted(name)}`,
    () => "say which triggers do: `covers leak, attack`",
  ),
  "cover/trigger-unused": warning<{ name: string }>(({ name }) => `the trigger ${quoted(name)} opens no head`),
  "attachment/none": error<{ name: string }>(
    ({ name }) => `${quoted(name)} does not say when it attaches`,
    () => "for example `covered when discovered during period`, or `covered at any time`",
  ),
  "scope/not-below": error<{ name: string; node: string }>(
    ({ name, node }) => `${quoted(name)} is not part of ${quoted(node)}`,
  ),
  "rule/computed-head": error<{ head: string; what: string }>(
    ({ head, what }) => `the head ${quoted(head)} is computed and has no ${what} of its own`,
    ({ head }) => `leave it out: \`for all but ${head}\``,
  ),
  "reading/one": warning<{ name: string }>(({ name }) => `the reading ${quoted(name)} has only one member`),
  "reading/defaults": error<{ name: string }>(({ name }) => `the reading ${quoted(name)} has more than one default`),

  // ── Nodes and terms ──
  "node/misplaced": error<{ what: string; where: string }>(({ what, where }) => `${what} cannot stand in ${where}`),
  "node/never": warning<{ name: string }>(
    ({ name }) => `${quoted(name)} exists under no contract: its conditions contradict each other`,
  ),
  "term/between-members": error<object>(
    () => "a term stands between the members of its node",
    () => "above all members it acts on the loss as it comes in, below all of them on what they come to",
  ),
  "term/and": error<{ term: string }>(
    ({ term }) => `a ${term} has one basis`,
    () => "`and` is for limits: write two terms",
  ),
  "term/basis": error<{ name: string; nearest?: string | undefined }>(
    ({ name }) => `${quoted(name)} is not a basis`,
    ({ nearest }) =>
      nearest === undefined ? "`claim`, `incident`, `period` or a unit" : `did you mean ${quoted(nearest)}?`,
  ),
  "term/franchise-period": error<object>(() => "a franchise cannot be per period"),
  "term/share": error<{ share: string }>(
    ({ share }) => `the share paid has to be above 0 % and at most 100 %; this is ${share}`,
  ),
  "term/rank-repeated": error<{ name: string }>(({ name }) => `${quoted(name)} has a rank already`),
  "term/no-heads": warning<object>(() => "this term acts on no head"),
  "term/layer-basis": error<object>(() => "all terms of layers in a row have the same basis"),
  "term/layer-tail": error<{ what: string }>(({ what }) => `a term in a layer takes no ${what}`),

  // ── Exclusions ──
  "exclusion/no-ground": error<{ name: string }>(
    ({ name }) => `the exclusion ${quoted(name)} does not say when it holds`,
    () => "`: bool` for a circumstance that the adjuster asserts, or `when` with a condition",
  ),
  "exclusion/repeated": error<{ what: string }>(
    ({ what }) => `${quoted(what)} stands twice`,
    () => "write one, with all that belongs to it",
  ),
  "exclusion/bearer": error<{ name: string }>(
    ({ name }) => `${quoted(name)} is not what a fact can be about`,
    () => "`incident`, `claim`, `insured` or `loss`",
  ),
  "exclusion/per-insured": error<{ name: string }>(
    ({ name }) => `the exclusion ${quoted(name)} is per insured, so it has to be of insured`,
  ),

  // ── Tables ──
  "table/row": error<{ wanted: number; found: number; what: string }>(
    ({ wanted, found, what }) => `this row has ${found} ${what} instead of ${wanted}`,
  ),

  // ── Provenance ──
  "document/unknown": error<{ name: string; nearest?: string | undefined }>(
    ({ name }) => `no document is declared as ${quoted(name)}`,
    ({ nearest }) =>
      nearest === undefined ? 'declare it: `document brochure "…"`' : `did you mean ${quoted(nearest)}?`,
  ),

  // ── Scenarios ──
  "scenario/no-contract": error<object>(() => "this scenario has no contract"),
  "scenario/no-incident": error<{ what: string }>(({ what }) => `${what} has to follow an \`incident\``),
  "scenario/no-expectation": warning<object>(() => "this scenario expects nothing"),
  "scenario/value": error<{ name: string; wanted: string }>(({ name, wanted }) => `${quoted(name)} needs ${wanted}`),
  "scenario/word": error<{ word: string }>(({ word }) => `${quoted(word)} belongs to no name before it`),
  "scenario/twice": error<{ name: string }>(({ name }) => `${quoted(name)} is stated twice`),
  "scenario/period": error<object>(
    () => "the contract of this scenario has no period",
    () => "for example `period from 2026-04-01 to 2027-04-01`",
  ),
  "scenario/invalid": error<{ path: string; message: string }>(({ path, message }) => `${path}: ${message}`),
} satisfies Readonly<Record<string, CatalogEntry<never>>>;

export type DiagnosticCode = keyof typeof catalog;
export type DiagnosticArguments<C extends DiagnosticCode> = Parameters<(typeof catalog)[C]["text"]>[0];
