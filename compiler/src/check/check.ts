import { withLate } from "@yakkan/grammar/late.js";
import { originOf } from "@yakkan/grammar/moved.js";
import type { Product, SampleContract, SourceFile, Span, Vocabulary } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describeSyntaxProblem } from "../diagnostics/syntax.js";
import { diagnose, note, replaceBy } from "../diagnostics/report.js";
import type { AmendmentMade } from "../files/amend.js";
import { expand, isAlone } from "../files/expand.js";
import type { Definition, LoadedFile, Program } from "../files/load.js";
import { once } from "../once.js";
import type { Plan } from "../plan.js";
import type { DefinitionModel, Model, NameUse } from "./model.js";
import { type CheckedProduct, checkProduct, checkVocabulary } from "./product.js";
import type { CheckedScenarios } from "./scenarios.js";
import { FileContext, ProductScope, type SymbolTable } from "./scope.js";

/**
 * What the products and vocabularies of a text come to; its scenarios, which need them, are checked apart. All but the
 * diagnostics is worked out when it is first read.
 */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** The products of the text that have no error, each with what was found in checking it. */
  readonly products: readonly SoundProduct[];
  /** Those of other files that the text speaks of. */
  readonly borrowed: readonly Plan[];
  /** What scenarios can be about, sound or not. */
  readonly subjects: readonly CheckedProduct[];
  /** The sample contracts that stand beside products of other files. */
  readonly elsewhere: readonly SampleContract[];
  readonly own: readonly CheckedDefinition[];
  /** The products and vocabularies of other files that the text names. */
  readonly named: readonly CheckedDefinition[];
  /** What belongs to no definition. */
  readonly file: FileContext;
  /** Everything that something is named by in the text. */
  readonly names: ReadonlySet<string>;
  /** What is known of definitions, by their syntax. */
  readonly known: ReadonlyMap<Product | Vocabulary, Known>;
}

interface Known {
  /** Nothing where it is put off. */
  readonly checked: CheckedDefinition | undefined;
  /** What it depends on besides its text. */
  readonly environment: readonly unknown[];
  readonly text: string;
  /** The comment above it. */
  readonly doc: string | undefined;
  /** Nothing is said of it. */
  readonly isClean: boolean;
  readonly names: readonly string[];
}

export interface SoundProduct {
  readonly plan: Plan;
  readonly context: FileContext;
  readonly syntax: Product;
}

/** What checking a product or a vocabulary comes to. */
export interface CheckedDefinition {
  readonly definition: Definition;
  readonly context: FileContext;
  readonly scope: ProductScope;
  /** With everything in it that it uses or is derived from. */
  readonly flat: Product;
  readonly product: CheckedProduct | undefined;
  readonly amendments: readonly AmendmentMade[];
  /** Something that it is made of is not there: it is not checked any further. */
  readonly incomplete: boolean;
  /** Something that it is made of has an error. */
  readonly unsound: boolean;
  /** The first part of it that has one. */
  readonly cause: CheckedDefinition | undefined;
  /** It has an error itself, or something that it is made of has. */
  readonly broken: boolean;
}

/**
 * Checks the products and vocabularies of a text, with what they are made of. Those that `before`, a check of the
 * text as it was, has checked from the same syntax are not checked again. Of one that is written as it was, elsewhere
 * in the text, nothing is said now if nothing was: it is put off until somebody asks what it comes to.
 */
export function check(program: Program, before?: Checked): Checked {
  const { entry, sources } = program;
  const table: SymbolTable = new Map();
  const begun = new Set<Product | Vocabulary>();
  const known = new Map<Product | Vocabulary, Known>();
  let last = before;

  /** Nothing where the definition is made of itself. */
  const checkDefinition = (definition: Definition): CheckedDefinition | undefined => {
    const { syntax } = definition;
    if (begun.has(syntax)) return known.get(syntax)?.checked;
    begun.add(syntax);
    const environment = environmentOf(definition, program);
    const checked = reuse(definition, environment) ?? checkAnew(definition);
    const { context, unsound, incomplete } = checked;
    known.set(syntax, {
      ...writtenIn(definition),
      checked,
      environment,
      isClean: context.diagnostics.length === 0 && !unsound && !incomplete,
      names: context.symbols.map(({ name }) => name),
    });
    return checked;
  };

  const reuse = (definition: Definition, environment: readonly unknown[]): CheckedDefinition | undefined => {
    const found = last?.known.get(definition.syntax);
    // What is made of something broken says so with the places of that.
    if (found?.checked === undefined || found.checked.unsound || !isSame(found.environment, environment))
      return undefined;
    const { context } = found.checked;
    for (const symbol of context.symbols) table.set(symbol.nameSpan.start, symbol);
    return { ...found.checked, definition, broken: context.hasErrors() || isBroken(definition.file) };
  };

  const checkAnew = (definition: Definition): CheckedDefinition => {
    const { syntax } = definition;
    const context = new FileContext(sources, table);
    const scope = new ProductScope(context, syntax);
    const { flat, incomplete, amendments, early, broken, cause } = expand(definition, scope, checkDefinition);
    const product = syntax.kind === "product" && !incomplete ? checkProduct(scope, flat) : undefined;
    if (syntax.kind === "vocabulary" && !incomplete) checkVocabulary(scope, flat);
    for (const { name, of } of early) {
      const symbol = table.get(of.start);
      if (symbol !== undefined) context.uses.push({ name, symbol });
    }
    return {
      definition,
      context,
      scope,
      flat,
      product,
      amendments,
      incomplete,
      unsound: broken,
      cause,
      broken: broken || context.hasErrors() || isBroken(definition.file),
    };
  };

  /** Whether nothing is said of a definition, as nothing was before it moved. */
  const isPutOff = (definition: Definition, twins: ReadonlyMap<string, Known>): boolean => {
    const { syntax } = definition;
    const twin = twins.get(keyOf(syntax));
    if (twin?.isClean !== true || last?.known.get(syntax)?.checked !== undefined) return false;
    const written = writtenIn(definition);
    if (twin.text !== written.text || twin.doc !== written.doc) return false;
    if (!isSame(twin.environment, environmentOf(definition, program))) return false;
    // What it is made of is at hand as long as what was known before is.
    for (const part of partsOf(definition)) checkDefinition(part);
    if (!begun.has(syntax)) known.set(syntax, { ...twin, ...written, checked: undefined });
    return true;
  };

  const writtenIn = ({ syntax }: Definition): Pick<Known, "text" | "doc"> => ({
    text: sources.textOf(syntax),
    doc: syntax.doc,
  });
  const isBroken = (file: LoadedFile): boolean => isFileBroken(file, program);

  const definitions = entry.own.flatMap((syntax): Definition[] =>
    syntax.kind !== "use-file" && syntax.name.text !== "" ? [{ syntax, file: entry }] : [],
  );
  const twins = new Map([...(last?.known ?? [])].map(([syntax, found]) => [keyOf(syntax), found]));
  for (const definition of definitions) if (!isPutOff(definition, twins)) checkDefinition(definition);
  const own = once(() => definitions.flatMap((definition) => checkDefinition(definition) ?? []));
  const taken = entry.taken.flatMap(({ definition, name }) => {
    const checked = checkDefinition(definition);
    return checked === undefined ? [] : [{ checked, name }];
  });

  const file = new FileContext(sources, table);
  checkLanguage(file, entry.syntax);
  definitions.forEach(({ syntax: { kind, name } }, index) => {
    const first = definitions.slice(0, index).find((other) => other.syntax.name.text === name.text);
    if (first !== undefined)
      file.report("name/duplicate", { name: name.text, kind }, name, {
        related: [note("declared", { name: name.text }, first.syntax.name)],
      });
  });
  for (const { checked, name } of taken) {
    file.uses.push({ name, symbol: checked.scope.symbol });
    if (checked.broken) file.diagnostics.push(describeBroken(checked, name, program));
  }
  const products = once(() =>
    own().flatMap(({ product, broken, context, flat: syntax }) =>
      product?.plan === undefined || broken ? [] : [{ plan: product.plan, context, syntax }],
    ),
  );
  const subjects = once(() =>
    [...own(), ...taken.map(({ checked }) => checked)].flatMap(({ product, broken }) =>
      product === undefined ? [] : [{ ...product, plan: broken ? undefined : product.plan }],
    ),
  );
  const found = definitions.flatMap(({ syntax }) => known.get(syntax) ?? []);
  // Or each check would keep the one before it.
  last = undefined;
  return withLate(
    {
      diagnostics: distinct([
        ...program.diagnostics.get(entry)!,
        ...found.flatMap(({ checked }) => (checked === undefined ? [] : diagnosticsOf(checked))),
        ...file.diagnostics,
      ]),
      borrowed: taken.flatMap(({ checked: { product, broken } }) => (broken ? [] : (product?.plan ?? []))),
      elsewhere: taken.flatMap(({ checked: { scope, definition } }) =>
        definition.file.syntax.declarations.flatMap((one) =>
          one.kind === "sample-contract" && one.product.text === scope.name ? [one] : [],
        ),
      ),
      named: taken.map(({ checked }) => checked),
      file,
      known,
    },
    {
      products,
      subjects,
      own,
      names: () => new Set([...found.flatMap(({ names }) => names), ...file.symbols.map(({ name }) => name)]),
    },
  );
}

/** Every name of a checked text and what it stands for. */
export function modelOf({ own, named, file }: Checked, scenarios: Pick<CheckedScenarios, "symbols" | "uses">): Model {
  const symbols = [...own.flatMap(({ context }) => context.symbols), ...file.symbols, ...scenarios.symbols];
  return {
    symbols: [...new Set(symbols)].filter(({ nameSpan }) => file.sources.isEntry(nameSpan)),
    uses: distinctUses([
      ...own.flatMap(({ context, definition }) => context.uses.filter(({ name }) => isIn(name, definition.syntax))),
      ...file.uses,
      ...scenarios.uses,
    ]),
    definitions: own.map(definitionModel),
    elsewhere: named.map(definitionModel),
  };
}

function definitionModel({ definition, flat, context, amendments }: CheckedDefinition): DefinitionModel {
  const { symbols, uses } = context;
  return { declaration: definition.syntax, flat, symbols, uses, amendments };
}

// ── What a check depends on ──────────────────────────────────────────────────────────────────────────

function keyOf({ kind, name }: Product | Vocabulary): string {
  return `${kind} ${name.text}`;
}

function partsOf({ syntax, file }: Definition): readonly Definition[] {
  return partsNamed(syntax).flatMap((name) => file.definitions.get(name)?.definition ?? []);
}

/** What a definition is made of, and what that is made of. */
function environmentOf({ syntax, file }: Definition, program: Program, around: readonly unknown[] = []): unknown[] {
  if (isAlone(originOf(syntax)) || around.includes(syntax)) return [];
  return partsNamed(syntax).flatMap((name): unknown[] => {
    const part = file.definitions.get(name)?.definition;
    // What is not known is an error, so that nothing that depends on it is kept.
    if (part === undefined) return [name];
    return [name, part.syntax, isFileBroken(part.file, program), ...environmentOf(part, program, [...around, syntax])];
  });
}

/** Read before it moved, since moving all its items takes its time. */
function partsNamed(definition: Product | Vocabulary): readonly string[] {
  const syntax = originOf(definition);
  const base = syntax.kind === "product" && syntax.extends !== undefined ? [syntax.extends] : [];
  const used = syntax.items.flatMap((item) =>
    item.kind === "use" ? (item.from === undefined ? item.names.names : [item.from]) : [],
  );
  return [...base, ...used].map(({ text }) => text);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

function isFileBroken(file: LoadedFile, program: Program): boolean {
  return file.problems.length > 0 || program.diagnostics.get(file)!.some(({ severity }) => severity === "error");
}

/** The version of the language that this compiler reads. */
const language = 1n;

function checkLanguage(context: FileContext, { language: written }: SourceFile): void {
  if (written === undefined || (written.digits === language && written.decimals === 0)) return;
  context.report("product/language", { found: context.sources.textOf(written), known: String(language) }, written, {
    fixes: [replaceBy(String(language), written)],
  });
}

/** What is said of the definition's own text, and errors that come of putting it together with others'. */
function diagnosticsOf({ definition, context, unsound }: CheckedDefinition): readonly Diagnostic[] {
  return context.diagnostics.filter(
    ({ span, severity }) => isIn(span, definition.syntax) || (severity === "error" && !unsound),
  );
}

/** That something in another file has an error, with where it comes from. */
function describeBroken(checked: CheckedDefinition, name: Span, program: Program): Diagnostic {
  let { context, definition, cause } = checked;
  while (cause !== undefined) ({ context, definition, cause } = cause);
  const { file } = definition;
  const found = [
    ...file.problems.map(describeSyntaxProblem),
    ...program.diagnostics.get(file)!,
    ...context.diagnostics,
  ];
  const errors = found.filter(({ severity }) => severity === "error").slice(0, 3);
  return diagnose("use/broken", { name: checked.scope.name, file: file.source.name }, name, {
    related: errors.map(({ message, japanese, span }) => ({ message: { en: message, ja: japanese.message }, span })),
  });
}

function isIn(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What is written once and read several times (the header of a block, an amount with two bases) is told once. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = `${span.start} ${span.end} ${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function distinctUses(uses: readonly NameUse[]): NameUse[] {
  const byPlace = new Map(uses.map((use) => [use.name.start, use]));
  return [...byPlace.values()].sort((a, b) => a.name.start - b.name.start);
}
