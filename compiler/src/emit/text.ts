import type { Label, Source } from "../plan.js";

/**
 * How text from a product may reach the emitted code: as an escaped literal, as an identifier made of
 * harmless letters, or in a comment that it cannot leave.
 */

/** A string literal. What does not show, or turns the direction of writing, is escaped. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(unseen, (char) =>
    char
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** `.name` or `["name"]`. */
export function member(name: string): string {
  return isPlainName(name) ? `.${name}` : `[${quote(name)}]`;
}

/** A key of an object literal: computed where a plain one would set the prototype. */
export function key(name: string): string {
  if (name === "__proto__") return `["__proto__"]`;
  return isPlainName(name) ? name : quote(name);
}

/** A key of a type. */
export function typeKey(name: string): string {
  return isPlainName(name) ? name : quote(name);
}

/** The members of a union of literals. */
export function union(names: readonly string[]): string {
  return names.length === 0 ? "never" : [...new Set(names)].map(quote).join(" | ");
}

export function list(names: readonly string[]): string {
  return `[${names.map(quote).join(", ")}]`;
}

/** On one line, and unable to end the comment. */
export function comment(text: string): string {
  return text.replace(/\s+/g, " ").replace(unseen, "").replace(/\*\//g, "* /").trim();
}

/** `賠償損害 (Liability)`; of a clause without label nothing. */
export function labelOf(label: Label): string {
  if (label.ja === undefined || label.en === undefined) return label.ja ?? label.en ?? "";
  return `${label.ja} (${label.en})`;
}

/** `cyber.yakkan:33, brochure p.9`. */
export function placeOf(source: Source): string {
  return [
    `${source.file}:${source.line}`,
    ...source.references.map(({ document, place }) => `${document} ${place}`),
  ].join(", ");
}

/** A line between the parts of a module. */
export function separator(title: string): string {
  return `// ── ${comment(title)} ${"─".repeat(Math.max(3, 92 - title.length))}`;
}

/** A whole number with its digits grouped. */
export function digits(value: bigint | number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "_");
}

/** Whether emitted text mentions the scope, outside literals. */
export function readsScope(text: string): boolean {
  return /\bat\b/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
}

/** `(at) => …`, or `() => …` where nothing is read; of a function of the scope just its name. */
export function arrow(text: string): string {
  const called = /^([\p{ID_Start}_$][\p{ID_Continue}$]*)\(at\)$/u.exec(text)?.[1];
  if (called !== undefined) return called;
  return `${readsScope(text) ? "(at)" : "()"} => ${text.startsWith("{") ? `(${text})` : text}`;
}

/** `dispute_costs` as `DisputeCosts`; letters that an identifier may not hold are written by their number. */
export function pascal(name: string): string {
  const words = name.split(/[_\-:・\s.]+/u).filter((word) => word !== "");
  return words
    .map((word) => toLetters(word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** The same with a small beginning: `disputeCosts`. */
export function camel(name: string): string {
  const whole = pascal(name);
  return whole.charAt(0).toLowerCase() + whole.slice(1);
}

/** Names that emitted code has given out, each once. */
export class Names {
  private readonly taken: Set<string>;

  constructor(reserved: Iterable<string>) {
    this.taken = new Set([...reservedWords, ...reserved]);
  }

  /** `wanted`, or with a number behind it where that is taken. */
  take(wanted: string): string {
    const base = /^[\p{ID_Start}_$]/u.test(wanted) ? wanted : `_${wanted}`;
    let name = base;
    for (let count = 2; this.taken.has(name); count += 1) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}

/** Control, format and direction characters, line separators, lone surrogates. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** ASCII and the everyday letters of Japanese: what every TypeScript and every font takes for a name. */
const plainLetters = /^[A-Za-z0-9_\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+$/;

function isPlainName(name: string): boolean {
  return name !== "__proto__" && plainLetters.test(name) && !/^[0-9]/.test(name);
}

function toLetters(word: string): string {
  return [...word]
    .map((char) => (plainLetters.test(char) ? char : `u${(char.codePointAt(0) ?? 0).toString(16)}`))
    .join("");
}

const reservedWords = [
  "abstract",
  "any",
  "arguments",
  "as",
  "async",
  "at",
  "await",
  "bigint",
  "boolean",
  "break",
  "case",
  "catch",
  "class",
  "const",
  "constructor",
  "continue",
  "debugger",
  "declare",
  "default",
  "delete",
  "do",
  "else",
  "enum",
  "eval",
  "export",
  "extends",
  "false",
  "finally",
  "for",
  "from",
  "function",
  "get",
  "if",
  "implements",
  "import",
  "in",
  "instanceof",
  "interface",
  "is",
  "keyof",
  "let",
  "module",
  "namespace",
  "never",
  "new",
  "null",
  "number",
  "object",
  "of",
  "package",
  "private",
  "protected",
  "public",
  "readonly",
  "require",
  "return",
  "set",
  "static",
  "string",
  "super",
  "switch",
  "symbol",
  "this",
  "throw",
  "true",
  "try",
  "type",
  "typeof",
  "undefined",
  "unique",
  "unknown",
  "using",
  "var",
  "void",
  "while",
  "with",
  "yield",
  "exports",
  "globalThis",
  "window",
  "self",
  "Infinity",
  "NaN",
  "Object",
  "Array",
  "String",
  "Number",
  "Boolean",
  "Symbol",
  "BigInt",
  "Function",
  "Promise",
  "Record",
  "Omit",
  "Readonly",
  "hasOwnProperty",
  "input",
  "walk",
  "options",
];
