import type { ts as TypeScript } from "ts-morph";
import { layOut } from "./emit.js";
import { separator } from "./text.js";

type Ts = typeof TypeScript;
type Statement = TypeScript.Statement;

/** The sources of the runtime by file name, `index.ts` among them. */
export type RuntimeSources = ReadonlyMap<string, string>;

/**
 * An emitted module with what it uses of the runtime in place of its imports: a file that stands alone. Whole
 * declarations are taken over as they are written, with their comments, and only those that something names: a local
 * name is taken for the declaration of that name, so the runtime gives none the name of another declaration.
 * `also` names what callers need besides. The same bytes for the same module and runtime.
 */
export async function inlineRuntime(
  module: string,
  runtime: RuntimeSources,
  also: readonly string[] = [],
): Promise<string> {
  const { ts } = await import("ts-morph");
  return layOut(new Inlining(ts, runtime).inline(module, also));
}

/** A file with its top-level names. */
interface Source {
  readonly file: TypeScript.SourceFile;
  /** Local name to where it is declared. */
  readonly imports: ReadonlyMap<string, Declared>;
  /** Of a function all its overloads. */
  readonly declared: ReadonlyMap<string, readonly Statement[]>;
}

/** A name in the file that declares it. */
interface Declared {
  readonly source: string;
  readonly name: string;
}

class Inlining {
  private readonly sources: ReadonlyMap<string, Source>;
  /** What each declaration taken over is called in the module, by `file:name`. */
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly written = new Set<Statement>();
  private readonly parts: string[] = [];

  constructor(
    private readonly ts: Ts,
    runtime: RuntimeSources,
  ) {
    this.sources = new Map([...runtime].map(([name, text]) => [name, this.read(name, text)]));
  }

  inline(text: string, also: readonly string[]): string {
    const { ts } = this;
    const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ES2022, true);
    const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement));
    const own = file.statements.filter((statement) => !ts.isImportDeclaration(statement));
    // Names of the module's own, and those that it imports, stay as they are.
    for (const name of identifiersIn(ts, file)) this.taken.add(name);
    const imported = imports.flatMap((statement) => namedIn(ts, statement));
    const wanted = [...new Set([...imported, ...also])].sort().map((name) => [name, this.exported(name)] as const);
    for (const [name, { source, name: declared }] of wanted) {
      this.names.set(`${source}:${declared}`, name);
      this.taken.add(name);
    }
    for (const [, declared] of wanted) this.take(declared);
    const [first] = file.statements;
    const top = first === undefined ? "" : text.slice(0, first.getStart(file));
    return [
      top.trim(),
      separator("What it uses of the runtime"),
      ...this.parts,
      ...own.map((statement) => statement.getFullText(file).trim()),
      ...(also.length === 0 ? [] : [`export { ${also.join(", ")} };`]),
    ].join("\n\n");
  }

  private read(name: string, text: string): Source {
    const { ts } = this;
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    const imports = new Map<string, Declared>();
    const declared = new Map<string, Statement[]>();
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) {
        const source = fileOf(name, (statement.moduleSpecifier as TypeScript.StringLiteral).text);
        const bindings = statement.importClause?.namedBindings;
        if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
        for (const element of bindings.elements)
          imports.set(element.name.text, { source, name: (element.propertyName ?? element.name).text });
      } else {
        for (const local of namesDeclared(ts, statement))
          declared.set(local, [...(declared.get(local) ?? []), statement]);
      }
    }
    return { file, imports, declared };
  }

  /** Where a name that the runtime's index exports is declared. */
  private exported(name: string): Declared {
    const { ts } = this;
    for (const statement of this.source("index.ts").file.statements) {
      if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
      const source = fileOf("index.ts", (statement.moduleSpecifier as TypeScript.StringLiteral).text);
      const clause = statement.exportClause;
      if (clause === undefined) {
        if (this.source(source).declared.has(name)) return { source, name };
      } else if (ts.isNamedExports(clause)) {
        const found = clause.elements.find((element) => element.name.text === name);
        if (found !== undefined) return { source, name: (found.propertyName ?? found.name).text };
      }
    }
    throw new Error(`the runtime exports no ${name}`);
  }

  /** Writes a declaration, what it needs before it. */
  private take({ source, name }: Declared): void {
    const { file, imports, declared } = this.source(source);
    const statements = declared.get(name);
    const [first] = statements ?? [];
    if (statements === undefined || first === undefined) throw new Error(`${source} declares no ${name}`);
    if (this.written.has(first)) return;
    this.written.add(first);
    const renamed = new Map<string, string>();
    const needed: Declared[] = [];
    for (const local of new Set(statements.flatMap((statement) => [...identifiersIn(this.ts, statement)]))) {
      const target = imports.get(local) ?? (declared.has(local) ? { source, name: local } : undefined);
      if (target === undefined) continue;
      renamed.set(local, this.nameOf(target));
      needed.push(target);
    }
    for (const target of needed) this.take(target);
    this.parts.push(statements.map((statement) => rewritten(this.ts, statement, file, renamed)).join("\n"));
  }

  private nameOf({ source, name }: Declared): string {
    const key = `${source}:${name}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    let free = name;
    for (let count = 2; this.taken.has(free); count += 1) free = `${name}_${count}`;
    this.taken.add(free);
    this.names.set(key, free);
    return free;
  }

  private source(name: string): Source {
    const found = this.sources.get(name);
    if (found === undefined) throw new Error(`the runtime has no file ${name}`);
    return found;
  }
}

/** `./explain/words.js`, seen from a file, as the name of its source. */
function fileOf(from: string, specifier: string): string {
  const path = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") path.pop();
    else if (part !== ".") path.push(part);
  }
  return path.join("/").replace(/\.js$/, ".ts");
}

function namedIn(ts: Ts, statement: TypeScript.ImportDeclaration): readonly string[] {
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

function namesDeclared(ts: Ts, statement: Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

/** Every name that is not the name of a member: a reference, or a declaration that a reference may mean. */
function identifiersIn(ts: Ts, node: TypeScript.Node): ReadonlySet<string> {
  const names = new Set<string>();
  visitNames(ts, node, (identifier) => void names.add(identifier.text));
  return names;
}

function visitNames(ts: Ts, node: TypeScript.Node, visit: (identifier: TypeScript.Identifier) => void): void {
  if (ts.isIdentifier(node)) {
    if (!isMemberName(ts, node)) visit(node);
    return;
  }
  ts.forEachChild(node, (child) => visitNames(ts, child, visit));
}

function isMemberName(ts: Ts, node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessorDeclaration(parent) ||
      ts.isNamedTupleMember(parent)) &&
    parent.name === node
  );
}

/** The text of a declaration with its comments, not exported, under other names where those are taken. */
function rewritten(
  ts: Ts,
  statement: Statement,
  file: TypeScript.SourceFile,
  renamed: ReadonlyMap<string, string>,
): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const modifier of ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []) {
    if (modifier.kind !== ts.SyntaxKind.ExportKeyword) continue;
    edits.push({ start: modifier.getStart(file), end: modifier.end + 1, text: "" });
  }
  visitNames(ts, statement, (identifier) => {
    const { text, parent } = identifier;
    const name = renamed.get(text);
    if (name === undefined || name === text) return;
    if (ts.isParameter(parent) && parent.modifiers !== undefined) throw new Error(`${text} is a field and a parameter`);
    const isShorthand =
      ts.isShorthandPropertyAssignment(parent) ||
      (ts.isBindingElement(parent) &&
        ts.isObjectBindingPattern(parent.parent) &&
        parent.propertyName === undefined &&
        parent.dotDotDotToken === undefined);
    edits.push({
      start: identifier.getStart(file),
      end: identifier.end,
      text: isShorthand && parent.name === identifier ? `${text}: ${name}` : name,
    });
  });
  const start = statement.getFullStart();
  let text = statement.getFullText(file);
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start);
  }
  return text.trim();
}
