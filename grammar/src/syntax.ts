/**
 * The syntax tree: what was written, names unresolved, errors and all.
 *
 * The parser makes it, and always makes one: what could not be read is missing (`undefined`, an empty
 * list, a `missing` expression), never guessed. The checker, the formatter and the editor read it.
 * Positions are offsets in UTF-16 code units, `end` exclusive. References (`@brochure(p.9)`) and doc
 * comments stand at the declaration that they belong to.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as written, and as compared: after NFKC. */
export interface Name extends Span {
  readonly kind: "name";
  /** After NFKC, without backticks. Empty where a name is missing. */
  readonly text: string;
}

export interface Text extends Span {
  readonly kind: "text";
  /** The string's value, escapes resolved. */
  readonly value: string;
}

export interface Reference extends Span {
  readonly document: Name;
  readonly place: string;
}

/** What every declaration has. */
export interface Declaration extends Span {
  /** Filled in after parsing: the references in or right after the declaration. */
  references: readonly Reference[];
  /** Filled in after parsing: the `///` lines above the declaration. */
  doc: string | undefined;
  /** `replace head damages "…" { … }`: stands where what it replaces stood; each thing in a block replaces one. */
  readonly replaces?: true;
}

/** `"見本" en "Sample"` */
export interface Labels {
  readonly plain: Text | undefined;
  readonly en: Text | undefined;
}

/** A declaration with a name and labels. */
export interface Named extends Declaration {
  readonly name: Name;
  readonly labels: Labels;
}

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────

export interface SourceFile extends Span {
  readonly kind: "file";
  /** `language 1` */
  readonly language: NumberLiteral | undefined;
  readonly declarations: readonly TopLevel[];
  readonly comments: readonly Comment[];
}

export interface Comment extends Span {
  readonly kind: "line" | "block" | "doc";
}

export type TopLevel = UseFile | Vocabulary | Product | SampleContract | Scenario;

/** `use cyber_words, base from "cyber_words.yakkan"`: what the file takes from another one. */
export interface UseFile extends Declaration {
  readonly kind: "use-file";
  readonly names: readonly Name[];
  readonly path: Text;
}

/** Definitions that products use. */
export interface Vocabulary extends Named {
  readonly kind: "vocabulary";
  readonly items: readonly (DefinitionItem | Use)[];
}

export interface Product extends Named {
  readonly kind: "product";
  /** The product that this one is derived from. */
  readonly extends: Name | undefined;
  readonly items: readonly ProductItem[];
}

export type ProductItem = PlainItem | Use | Amendment;

/** What stands for itself. */
export type PlainItem = Edition | Currency | DefinitionItem | NodeItem;

/** What products can share. */
export type DefinitionItem =
  | DocumentDeclaration
  | ContractBlock
  | UnitDeclaration
  | FactsBlock
  | TriggersBlock
  | ReadingDeclaration
  | LetDeclaration
  | TableDeclaration
  | PremiumDeclaration
  | ExclusionsBlock;

/** `use cyber_words`, or (with `from`) some of what it defines: `use leak, discovered from cyber_words`. */
export interface Use extends Declaration {
  readonly kind: "use";
  readonly names: ScopeSyntax;
  readonly from: Name | undefined;
}

// ── Derived products ─────────────────────────────────────────────────────────────────────────────────

/** What a derived product says about what it is derived from, besides what `replaces`. */
export type Amendment = Fix | Change | Remove | Add;

/** `fix plan = wide`: the choice has this value, and the contract no longer gives it. */
export interface Fix extends Declaration {
  readonly kind: "fix";
  readonly choice: Name;
  readonly value: Expression;
}

/** `change section costs { … }`: what the node's header and text say beside or instead of what they said. */
export interface Change extends Named {
  readonly kind: "change";
  readonly node: "section" | "frame" | "head";
  readonly outside: boolean;
  readonly forEach: Name | undefined;
  readonly when: Expression | undefined;
  readonly items: readonly (PlainItem | Amendment)[];
}

/** `remove damages, war`    `remove limit per incident` */
export interface Remove extends Declaration {
  readonly kind: "remove";
  readonly what: Target;
}

/** `add after leak { … }`: says where what is added stands. */
export interface Add extends Declaration {
  readonly kind: "add";
  readonly where: "first" | "last" | "before" | "after";
  readonly target: Target | undefined;
  readonly items: readonly PlainItem[];
}

/** What an amendment is about: something with a name, or a clause by what distinguishes it from the others of its node. */
export type Target = NamedTarget | ClauseTarget;

export interface NamedTarget extends Span {
  readonly kind: "named";
  readonly of: "document" | "item" | undefined;
  readonly names: readonly Name[];
}

/** `limit per incident for attack when plan is wide`, `window`, `requires approval for forensics`, `requires item` */
export interface ClauseTarget extends Span {
  readonly kind: "clause";
  readonly clause: TermDeclaration["term"] | "covers" | "covered" | "window" | `requires-${Requires["what"]}`;
  readonly bases: readonly BasisSyntax[];
  /** `limit times per period` */
  readonly times: boolean;
  /** `limit of stay_days per incident`: what the amount of the term is so much of. */
  readonly quantity: Expression | undefined;
  readonly scope: ScopeSyntax | undefined;
  readonly where: Expression | undefined;
  readonly when: Expression | undefined;
}

export interface Edition extends Declaration {
  readonly kind: "edition";
  readonly date: DateLiteral | undefined;
}

export interface Currency extends Declaration {
  readonly kind: "currency";
  readonly code: Name;
  readonly rounding: Name | undefined;
}

export interface DocumentDeclaration extends Named {
  readonly kind: "document";
}

// ── Contract ─────────────────────────────────────────────────────────────────────────────────────────

export interface ContractBlock extends Declaration {
  readonly kind: "contract";
  readonly items: readonly ContractItem[];
}

export type ContractItem = PlanDeclaration | ChoiceDeclaration | Require | OptionsBlock | ScheduleDeclaration;

export interface PlanDeclaration extends Declaration {
  readonly kind: "plan";
  readonly members: readonly MemberDeclaration[];
}

/** A member of an enum, a set, the plans or a reading. */
export interface MemberDeclaration extends Named {
  readonly kind: "member";
  readonly isDefault: boolean;
  /** `(when plan is wide)`: the contracts that may choose it. */
  readonly when: Expression | undefined;
}

export interface ChoiceDeclaration extends Named {
  readonly kind: "choice";
  readonly type: TypeSyntax;
  readonly when: Expression | undefined;
  readonly defaultValue: Expression | undefined;
  readonly optional: boolean;
}

/** The types that a word says. */
export type PlainType = "money" | "number" | "whole" | "ratio" | "date" | "datetime" | "duration" | "span" | "bool";

export interface PlainTypeSyntax extends Span {
  readonly kind: "plain-type";
  readonly name: PlainType;
}

export interface TypeSyntax extends Span {
  readonly kind: "type";
  /** `one of a, b` is an enum where it stands alone, `any of a, b` a set. Undefined where it is missing. */
  readonly name: PlainType | "enum" | "set" | "record" | undefined;
  readonly members: readonly MemberDeclaration[];
  /** Of a record. */
  readonly fields: readonly FactDeclaration[];
  readonly min: Expression | undefined;
  readonly max: Expression | undefined;
  /** `money one of 0, 100_000` */
  readonly oneOf: readonly Expression[] | undefined;
  readonly orNever: boolean;
  /** `money 10_000_000 .. 100_000_000 or unlimited` */
  readonly orUnlimited: boolean;
}

export interface OptionsBlock extends Declaration {
  readonly kind: "options";
  readonly plans: readonly Name[];
  readonly rows: readonly OptionRow[];
}

export interface OptionRow extends Named {
  readonly kind: "option";
  readonly marks: readonly Mark[];
  readonly requires: readonly Expression[];
  readonly notWith: readonly Name[];
}

export interface Mark extends Span {
  readonly availability: "optional" | "automatic" | "unavailable";
}

/** `schedule location` in a contract: the contract lists its locations. */
export interface ScheduleDeclaration extends Declaration {
  readonly kind: "schedule";
  readonly unit: Name;
}

// ── Facts, triggers, readings, formulas ──────────────────────────────────────────────────────────────

export interface UnitDeclaration extends Named {
  readonly kind: "unit";
  /** The unit of which each of these is. */
  readonly of: Name | undefined;
  readonly facts: readonly FactDeclaration[];
}

export interface FactsBlock extends Declaration {
  readonly kind: "facts";
  /** A bearer, or a unit. */
  readonly of: Name;
  readonly facts: readonly FactDeclaration[];
}

export interface FactDeclaration extends Named {
  readonly kind: "fact";
  readonly type: TypeSyntax;
  readonly defaultValue: Expression | undefined;
}

export interface TriggersBlock extends Declaration {
  readonly kind: "triggers";
  readonly triggers: readonly TriggerDeclaration[];
}

export interface TriggerDeclaration extends Named {
  readonly kind: "trigger";
  readonly excepts: readonly Except[];
  readonly when: Expression | undefined;
}

export interface Except extends Span {
  /** `except all above` */
  readonly allAbove: boolean;
  readonly triggers: readonly Name[];
  /** `(when it_rider)` */
  readonly when: Expression | undefined;
  readonly lineByLine: boolean;
}

export interface ReadingDeclaration extends Named {
  readonly kind: "reading";
  readonly members: readonly MemberDeclaration[];
}

export interface LetDeclaration extends Named {
  readonly kind: "let";
  /** `let small : money = 5_000` */
  readonly type: PlainTypeSyntax | undefined;
  readonly value: Expression;
}

export interface PremiumDeclaration extends Named {
  readonly kind: "premium";
  readonly value: Expression;
}

export interface TableDeclaration extends Named {
  readonly kind: "table";
  readonly keys: readonly Name[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly name: Name;
  readonly labels: Labels;
  /** Its plain numbers are numbers, and not money: `days (number)`. */
  readonly isNumber: boolean;
}

export interface TableRow extends Declaration {
  readonly kind: "row";
  /** For each key its alternatives. */
  readonly keys: readonly (readonly TableKey[])[];
  readonly values: readonly Expression[];
}

export interface TableKey extends Span {
  /** A single value; of a band the lower end. */
  readonly from: Expression | undefined;
  readonly isBand: boolean;
  readonly to: Expression | undefined;
  /** Whether the ends are no part of the band: `over 30% .. under 80%`. Of what is no band a `..` is left out. */
  readonly over: boolean;
  readonly under: boolean;
}

// ── Nodes ────────────────────────────────────────────────────────────────────────────────────────────

export type NodeItem =
  | GroupDeclaration
  | HeadDeclaration
  | UncoveredDeclaration
  | Covers
  | Covered
  | Window
  | Require
  | Requires
  | TermDeclaration
  | LayerDeclaration
  | ItemsDeclaration;

export interface GroupDeclaration extends Named {
  readonly kind: "section" | "frame";
  readonly outside: boolean;
  readonly forEach: Name | undefined;
  readonly when: Expression | undefined;
  readonly items: readonly NodeItem[];
}

export interface HeadDeclaration extends Named {
  readonly kind: "head";
  readonly outside: boolean;
  readonly when: Expression | undefined;
  readonly computed: Expression | undefined;
  /** `for each loss = EXPR`: the amount of each of its lines. */
  readonly each: Expression | undefined;
  /** `requires approval`, `requires item` before the brace; a reference after one is the head's. */
  readonly requirements: readonly Requires[];
  readonly items: readonly NodeItem[];
}

export interface UncoveredDeclaration extends Named {
  readonly kind: "uncovered";
}

/** `item server | data`, or `refuse portable` */
export interface ItemsDeclaration extends Declaration {
  readonly kind: "items";
  readonly refused: boolean;
  readonly items: readonly MemberDeclaration[];
  /** `requires approval` behind them. */
  readonly approval: Span | undefined;
}

/** `for leak, response`, `for all but probe` */
export interface ScopeSyntax extends Span {
  readonly kind: "scope";
  readonly all: boolean;
  /** The names allowed; with `all` the names left out. */
  readonly names: readonly Name[];
}

export interface Covers extends Declaration {
  readonly kind: "covers";
  readonly triggers: ScopeSyntax;
  readonly scope: ScopeSyntax | undefined;
  readonly when: Expression | undefined;
}

/** `covered when made during period`, or (no test) `covered at any time` */
export interface Covered extends Declaration {
  readonly kind: "covered";
  readonly labels: Labels;
  readonly test: Expression | undefined;
  readonly scope: ScopeSyntax | undefined;
}

export interface Window extends Declaration {
  readonly kind: "window";
  readonly labels: Labels;
  readonly from: Expression;
  readonly until: Expression | undefined;
  readonly scope: ScopeSyntax | undefined;
  readonly when: Expression | undefined;
}

export interface Require extends Declaration {
  readonly kind: "require";
  readonly name: Name | undefined;
  readonly labels: Labels;
  readonly scope: ScopeSyntax | undefined;
  readonly test: Expression;
  readonly when: Expression | undefined;
}

/** `requires approval for forensics`, `requires item` */
export interface Requires extends Declaration {
  readonly kind: "requires";
  readonly what: "approval" | "item";
  readonly scope: ScopeSyntax | undefined;
  readonly when: Expression | undefined;
}

/** What the amount of a term is of; `borne` is `borne at most`. */
export type TermWord = "deductible" | "franchise" | "limit" | "borne";

export interface TermDeclaration extends Declaration {
  readonly kind: "term";
  readonly term: "coinsurance" | TermWord;
  /** What people call it: 回収金, which is written as a limit. */
  readonly labels: Labels;
  /** Of coinsurance the share that is paid. */
  readonly amount: Expression;
  /** `limit 2 times per period`: the amount is a number of times. */
  readonly times: boolean;
  readonly bases: readonly BasisSyntax[];
  /** `bearing at most 500_000 per period`: what the insured bears by the term, and no more. */
  readonly cap: CapSyntax | undefined;
  readonly ranking: Ranking | undefined;
  readonly scope: ScopeSyntax | undefined;
  readonly where: Expression | undefined;
  readonly when: Expression | undefined;
}

export interface BasisSyntax extends Span {
  /** `claim`, `incident`, `period`, or a unit; one or, as in `per location per period`, two. */
  readonly over: readonly Name[];
}

export interface CapSyntax extends Span {
  readonly amount: Expression;
  readonly bases: readonly BasisSyntax[];
}

export interface LayerSlice extends Span {
  /** The part that is paid; left out: all. */
  readonly share: Expression | undefined;
  readonly limit: Expression;
  /** From where on. */
  readonly attachment: Expression;
  readonly bases: readonly BasisSyntax[];
}

export interface Ranking extends Span {
  readonly direction: "falling" | "sparing";
  readonly ranks: readonly (readonly Name[])[];
  /** `if cut_order is victims_first`: otherwise there is no ranking. */
  readonly condition: Expression | undefined;
}

export interface LayerDeclaration extends Named {
  readonly kind: "layer";
  readonly scope: ScopeSyntax | undefined;
  readonly where: Expression | undefined;
  readonly when: Expression | undefined;
  /** `30% of 500_000 xs 500_000 per incident`, which is short for `terms`; in braces nothing. */
  readonly slice: LayerSlice | undefined;
  readonly terms: readonly TermDeclaration[];
}

// ── Exclusions ───────────────────────────────────────────────────────────────────────────────────────

export interface ExclusionsBlock extends Declaration {
  readonly kind: "exclusions";
  readonly entries: readonly (ExclusionDeclaration | ExclusionGroup)[];
}

/** Kept as written; more than one scope or condition is the checker's to refuse. */
export interface ExclusionClauses {
  readonly scopes: readonly ScopeSyntax[];
  readonly unless: readonly Expression[];
  readonly liftedBy: readonly Name[];
  readonly perInsured: boolean;
  readonly whens: readonly Expression[];
}

export interface ExclusionGroup extends Declaration, ExclusionClauses {
  readonly kind: "exclusion-group";
  readonly exclusions: readonly ExclusionDeclaration[];
}

export interface ExclusionDeclaration extends Named, ExclusionClauses {
  readonly kind: "exclusion";
  readonly of: Name | undefined;
  /** `: bool` */
  readonly asserted: boolean;
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────

export type Expression =
  | NumberLiteral
  | DateLiteral
  | SpanLiteral
  | WordLiteral
  | NameReference
  | FieldReference
  | Call
  | Not
  | Negate
  | Binary
  | IsTest
  | WithinTest
  | DuringTest
  | SpanFrom
  | If
  | Missing;

export interface NumberLiteral extends Span {
  readonly kind: "number";
  /** Exact: digits and a power of ten, `12.5` is 125 and 1. */
  readonly digits: bigint;
  readonly decimals: number;
  /** `90%` */
  readonly percent: boolean;
  /** Written with 円, so it can only be money. */
  readonly money: boolean;
}

export interface DateLiteral extends Span {
  readonly kind: "date";
  /** `2026-04-01` or `2026-04-01T16:00`; not checked to exist. */
  readonly value: string;
}

export type TimeUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "year";

/** `180 days`, `1 year`: a calendar span; `2 hours 30 minutes`: elapsed. */
export interface SpanLiteral extends Span {
  readonly kind: "span";
  readonly parts: readonly { readonly count: NumberLiteral; readonly unit: TimeUnit }[];
}

export interface WordLiteral extends Span {
  readonly kind: "word";
  readonly word: "yes" | "no" | "never" | "unlimited" | "none" | "empty";
}

export interface NameReference extends Span {
  readonly kind: "reference";
  readonly name: Name;
}

/** `period.from`, `location.value`, `limits.cost_limit`, `limits.cost_limit(other_plan)` */
export interface FieldReference extends Span {
  readonly kind: "field";
  readonly object: Name;
  readonly field: Name;
  /** Of a column of a table, by which it is read instead of those that the table declares. */
  readonly keys: readonly Expression[] | undefined;
}

/** `max(a, b)`, `loss(damages)`, `sum(building.value per location)`, or a column by keys of its own: `share(earlier_grade)` */
export interface Call extends Span {
  readonly kind: "call";
  readonly function: Name;
  readonly arguments: readonly Expression[];
  /** The unit whose own elements alone count. */
  readonly per: Name | undefined;
  /** The triggers of which alone lines are summed. */
  readonly scope: ScopeSyntax | undefined;
}

export interface Not extends Span {
  readonly kind: "not";
  readonly operand: Expression;
}

export interface Negate extends Span {
  readonly kind: "negate";
  readonly operand: Expression;
}

export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: "or" | "and" | "<" | "<=" | ">" | ">=" | "=" | "<>" | "+" | "-" | "*" | "/" | "of";
  readonly left: Expression;
  readonly right: Expression;
}

/** `plan is wide`, `plan in (basic, wide)`, `publication has press`, `publication is not empty` */
export interface IsTest extends Span {
  readonly kind: "is";
  readonly operator: "is" | "in" | "has";
  readonly negated: boolean;
  readonly value: Expression;
  readonly members: readonly Name[];
}

/** `incurred within 30 days after discovered` */
export interface WithinTest extends Span {
  readonly kind: "within";
  readonly negated: boolean;
  readonly value: Expression;
  readonly window: Expression;
}

export interface DuringTest extends Span {
  readonly kind: "during";
  readonly value: Expression;
}

/** `including` goes forwards, as `after`, but the day itself is the first of the span. */
export type SpanDirection = "after" | "including" | "before";

/** `1 year after discovered` */
export interface SpanFrom extends Span {
  readonly kind: "span-from";
  readonly span: Expression;
  readonly direction: SpanDirection;
  readonly from: Expression;
}

export interface If extends Span {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** Where an expression should be and none could be read. */
export interface Missing extends Span {
  readonly kind: "missing";
}

// ── Scenarios ────────────────────────────────────────────────────────────────────────────────────────

/** `contract wide_100m for cyber_protector { … }`: a contract that scenarios start from. */
export interface SampleContract extends Named {
  readonly kind: "sample-contract";
  readonly product: Name;
  readonly words: readonly Word[];
}

export interface Scenario extends Declaration {
  readonly kind: "scenario";
  readonly title: Text | undefined;
  readonly product: Name;
  readonly statements: readonly ScenarioStatement[];
}

export type ScenarioStatement =
  ScenarioContract | ScenarioSchedule | ScenarioIncident | ScenarioBearer | ScenarioUnit | ScenarioLoss | Expect;

/**
 * A word of `{ leak  discovered 2026-05-01  publication press, apology  not war }`. Which words are
 * names and which are their values is known only to one who knows the product, so the checker groups them.
 */
export type Word =
  | Name
  | NumberLiteral
  | DateLiteral
  | SpanLiteral
  | WordLiteral
  | Text
  | (Span & { readonly kind: "punctuation"; readonly text: "," | "not" });

export interface ScenarioContract extends Declaration {
  readonly kind: "scenario-contract";
  /** The sample contract that it starts from. */
  readonly base: Name | undefined;
  readonly words: readonly Word[];
}

/** `schedule location L1 { value 100_000_000 }`: a unit of the contract's schedule. */
export interface ScenarioSchedule extends Declaration {
  readonly kind: "scenario-schedule";
  readonly unit: Name;
  readonly id: Name | Text;
  readonly of: OuterUnit | undefined;
  readonly words: readonly Word[];
}

/** `of location L1`: the unit that a unit is of. */
export interface OuterUnit extends Span {
  readonly kind: Name;
  readonly id: Name | Text;
}

/** `incident { … }` begins an incident, `later { … }` a further call with what has become known. */
export interface ScenarioIncident extends Declaration {
  readonly kind: "scenario-incident";
  readonly later: boolean;
  readonly id: Text | undefined;
  readonly words: readonly Word[];
}

/** `claim A { … }`, `insured director { … }` */
export interface ScenarioBearer extends Declaration {
  readonly kind: "scenario-bearer";
  readonly of: "claim" | "insured";
  readonly id: Name | Text;
  readonly words: readonly Word[];
}

/** `unit location T { flooded }`: what is established of a unit in the incident. */
export interface ScenarioUnit extends Declaration {
  readonly kind: "scenario-unit";
  readonly unit: Name;
  readonly id: Name | Text;
  readonly of: OuterUnit | undefined;
  readonly words: readonly Word[];
}

/** `loss sympathy 500_000 for 500 individual on 2026-05-03 approved of claim A` */
export interface ScenarioLoss extends Declaration {
  readonly kind: "scenario-loss";
  readonly head: Name;
  /** Of a head whose lines each come to a computed amount there is none. */
  readonly amount: Expression | undefined;
  readonly id: Name | Text | undefined;
  readonly on: DateLiteral | undefined;
  readonly approval: { readonly approved: boolean; readonly on: DateLiteral | undefined } | undefined;
  readonly claim: Name | Text | undefined;
  readonly insured: Name | Text | undefined;
  readonly trigger: Name | undefined;
  readonly item: Name | undefined;
  readonly unit:
    | { readonly kind: Name; readonly id: Name | Text | undefined; readonly count: NumberLiteral | undefined }
    | undefined;
  readonly words: readonly Word[];
}

export interface ExpectedOf extends Span {
  readonly term: TermWord | undefined;
  /** A node, or the id of a term. */
  readonly node: Name | Text;
}

export interface Expect extends Declaration {
  readonly kind: "expect";
  /** `due`, `pay`, `overpaid`, `claimed`, `left`, or the name of a head, section or frame. */
  readonly subject: Name;
  /** Of which node it is: `pay costs`, `left deductible costs`, `left "costs:limit:period:2"`. */
  readonly of: ExpectedOf | undefined;
  /** Of which lines, or of whose amount: `for location L1`, `for claim A`, `for location L1 for policy year "2"`, `for day 2026-05-01`. */
  readonly for: readonly { readonly kind: Name; readonly id: Name | Text | DateLiteral }[];
  readonly outcome:
    | { readonly kind: "amount"; readonly amount: Expression }
    | { readonly kind: "refused"; readonly by: readonly Name[] }
    | { readonly kind: "undetermined"; readonly for: readonly Name[] }
    | undefined;
}
