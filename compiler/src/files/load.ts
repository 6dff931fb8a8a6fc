import { type Parsed, parse, type SyntaxProblem } from "@yakkan/grammar/parse.js";
import type { Name, Product, SourceFile, Span, UseFile, Vocabulary } from "@yakkan/grammar/syntax.js";
import type { SourceText } from "../compile.js";
import type { DiagnosticArguments, DiagnosticCode } from "../diagnostics/catalog.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest, type Details, diagnose, note, replaceBy } from "../diagnostics/report.js";
import { withLineFeeds } from "./line-ends.js";
import { resolvePath } from "./paths.js";
import { Sources } from "./sources.js";

/** The text of a file by its name, which is relative to what the names of all files are; undefined: there is none. */
export type Resolver = (name: string) => string | undefined;

/** A product or vocabulary, and the file whose names it can speak of. */
export interface Definition {
  readonly syntax: Product | Vocabulary;
  readonly file: LoadedFile;
}

/** What stands for a definition in a file: its own declaration, or the name in `use`. */
interface Entry {
  readonly definition: Definition;
  readonly name: Name;
}

export interface LoadedFile {
  readonly source: SourceText;
  /** Its positions are those of `Sources`. */
  readonly syntax: SourceFile;
  /** Of its declarations all but scenarios and sample contracts. */
  readonly own: Parsed["definitions"];
  readonly problems: readonly SyntaxProblem[];
  /** In which language most of its keywords are written. */
  readonly keywords: Parsed["keywords"];
  /** What the file declares and what it takes from others. */
  readonly definitions: ReadonlyMap<string, Entry>;
  /** The names in its `use`, with what they stand for. */
  readonly taken: readonly Entry[];
  /** Names of files that could not be used: why, has been said. */
  readonly missing: ReadonlySet<string>;
}

/** A text with all files that it uses, directly or through others. */
export interface Program {
  readonly sources: Sources;
  readonly entry: LoadedFile;
  /** What is wrong with the `use` of the files, of each file apart. */
  readonly diagnostics: ReadonlyMap<LoadedFile, readonly Diagnostic[]>;
}

/** Keeps the trees of texts that have not changed. Trees are never changed, so that all may share them. */
export class ParseCache {
  private readonly known = new Map<string, { readonly text: string; readonly parsed: Parsed }>();

  parse({ name, text }: SourceText, base: number): Parsed {
    const key = `${base} ${name}`;
    const known = this.known.get(key);
    if (known?.text === text) return known.parsed;
    // Those of other files have other positions; they change seldom.
    const parsed = base > 0 ? parse(text) : parse(text, known?.parsed);
    if (base > 0) shift([parsed.file, parsed.problems], base, new Set());
    this.known.set(key, { text, parsed });
    return parsed;
  }
}

/** Reads a text and what it uses. Every file is read once. */
export function load(given: SourceText, resolve: Resolver, cache: ParseCache): Program {
  const text = withLineFeeds(given.text);
  const entry = text === given.text ? given : { ...given, text };
  const sources = new Sources(entry);
  const loaded = new Map<string, LoadedFile | undefined>();
  const diagnostics = new Map<LoadedFile, Diagnostic[]>();

  const read = (source: SourceText, base: number, path: readonly Step[]): LoadedFile => {
    const { file: syntax, definitions: own, problems, keywords } = cache.parse(source, base);
    const found: Diagnostic[] = [];
    const report = <C extends DiagnosticCode>(code: C, a: DiagnosticArguments<C>, span: Span, more?: Details): void => {
      found.push(diagnose(code, a, span, more));
    };
    const definitions = new Map<string, Entry>();
    const taken: Entry[] = [];
    const missing = new Set<string>();
    const file: LoadedFile = { source, syntax, own, problems, keywords, definitions, taken, missing };
    diagnostics.set(file, found);

    for (const declaration of own) {
      // Of two products of one name the checker speaks.
      if (declaration.kind === "use-file") continue;
      const { name } = declaration;
      if (name.text !== "" && !definitions.has(name.text))
        definitions.set(name.text, { definition: { syntax: declaration, file }, name });
    }
    for (const declaration of own) {
      if (declaration.kind !== "use-file") continue;
      const target = open(source, declaration, path, report);
      if (target === undefined) {
        for (const { text } of declaration.names) missing.add(text);
        continue;
      }
      const offered = new Map([...target.definitions].filter(([, entry]) => entry.definition.file === target));
      for (const name of declaration.names) {
        if (name.text === "") continue;
        const there = offered.get(name.text);
        if (there === undefined) {
          const nearest = closest(name.text, offered.keys());
          const fixes = nearest === undefined ? [] : [replaceBy(nearest, name)];
          missing.add(name.text);
          report("use/unknown", { name: name.text, file: target.source.name, nearest }, name, { fixes });
          continue;
        }
        const first = definitions.get(name.text);
        if (first !== undefined)
          report("name/duplicate", { name: name.text, kind: kindOf(first.definition) }, name, {
            related: [note("declared", { name: name.text }, first.name)],
          });
        else definitions.set(name.text, { definition: there.definition, name });
        taken.push({ definition: there.definition, name });
      }
    }
    return file;
  };

  const open = (
    from: SourceText,
    use: UseFile,
    path: readonly Step[],
    report: <C extends DiagnosticCode>(code: C, a: DiagnosticArguments<C>, span: Span, more?: Details) => void,
  ): LoadedFile | undefined => {
    const written = use.path.value;
    if (written === "") return undefined;
    const name = resolvePath(from.name, written);
    if (name === undefined) {
      report("use/path", { path: written }, use.path);
      return undefined;
    }
    const steps = [...path, { from, use }];
    const circle = steps.findIndex((step) => step.from.name === name);
    if (circle !== -1) {
      // Told where the author is, who may have written another part of the circle.
      const [first, ...others] = steps;
      diagnosticsOfEntry.push(
        diagnose(
          "use/cycle",
          { files: [...steps.slice(circle).map((step) => step.from.name), name] },
          first!.use.path,
          {
            related: others.map((step) => note("usesFile", { file: step.use.path.value }, step.use.path)),
          },
        ),
      );
      return undefined;
    }
    if (loaded.has(name)) return loaded.get(name);
    const found = resolve(name);
    if (found === undefined) report("use/no-file", { file: name }, use.path);
    loaded.set(name, undefined);
    if (found === undefined) return undefined;
    const source = { name, text: withLineFeeds(found) };
    const told = diagnosticsOfEntry.length;
    const file = read(source, sources.add(source), steps);
    // What goes in a circle is nothing to build on.
    if (diagnosticsOfEntry.length > told) return undefined;
    loaded.set(name, file);
    return file;
  };

  const diagnosticsOfEntry: Diagnostic[] = [];
  const file = read(entry, 0, []);
  diagnostics.get(file)!.push(...diagnosticsOfEntry);
  return { sources, entry: file, diagnostics };
}

interface Step {
  readonly from: SourceText;
  readonly use: UseFile;
}

export function kindOf({ syntax }: Definition): "product" | "vocabulary" {
  return syntax.kind;
}

/** Moves every position of a tree that nobody else has seen yet. */
function shift(value: unknown, by: number, moved: Set<unknown>): void {
  if (typeof value !== "object" || value === null || moved.has(value)) return;
  moved.add(value);
  const part = value as Record<string, unknown>;
  if (typeof part.start === "number" && typeof part.end === "number") {
    part.start += by;
    part.end += by;
  }
  for (const key in part) if (typeof part[key] === "object") shift(part[key], by, moved);
}
