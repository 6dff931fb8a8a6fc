import { isRecord, own } from "./bare.js";
import type { Problem, ProblemCode } from "./claim.js";
import { formatAmount } from "./money.js";

/** What is wrong with an input: thrown by `settle`, which settles nothing then. */
export class InvalidInput extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("\n"));
    this.name = "InvalidInput";
    this.problems = problems;
  }

  /** By its name, for a program may hold this class several times: as a module, from CommonJS, in standalone products. */
  static override [Symbol.hasInstance](value: unknown): value is InvalidInput {
    return value instanceof Error && value.name === "InvalidInput";
  }
}

/** Problems in the order in which they are met. */
export class Problems {
  readonly list: Problem[] = [];

  report(path: string, code: ProblemCode, message: string): undefined {
    this.list.push({ path, code, message });
    return undefined;
  }

  /** Whether the contract itself was read without a problem. */
  isContractSound(): boolean {
    return !this.list.some(({ path }) => /^contract(?:\.|\[|$)/.test(path));
  }

  /** A record, or undefined with a problem; left out is `missing` where it is needed. */
  record(value: unknown, path: string, needed: boolean): object | undefined {
    if (value === undefined) return needed ? this.missing(path) : undefined;
    if (isRecord(value)) return value;
    return this.report(path, "shape", `${named(path)} is a record; ${shown(value)} is given`);
  }

  listOf(value: unknown, path: string, needed: boolean): readonly unknown[] | undefined {
    if (value === undefined) return needed ? this.missing(path) : undefined;
    if (Array.isArray(value)) return value as readonly unknown[];
    return this.report(path, "shape", `${named(path)} is a list; ${shown(value)} is given`);
  }

  /** A text in a field of the record at `path`. */
  text(value: unknown, path: string, field: string, needed: boolean): string | undefined {
    if (typeof value === "string") return value;
    if (value === undefined && !needed) return undefined;
    const place = `${path}.${field}`;
    if (value === undefined) return this.missing(place);
    return this.report(place, "shape", `${quoted(field)} is a text; ${shown(value)} is given`);
  }

  /** A text that is not empty. */
  id(value: unknown, path: string, field: string): string | undefined {
    const id = this.text(value, path, field, true);
    return id === "" ? this.report(`${path}.${field}`, "shape", `${quoted(field)} is empty`) : id;
  }

  missing(path: string): undefined {
    return this.report(path, "missing", `${named(path)} is not given`);
  }

  /** Names every field of a record that is not among those declared. */
  undeclared(record: object, path: string, declared: { has(name: string): boolean }, what: string): void {
    for (const key in record) {
      if (declared.has(key) || own(record, key) === undefined) continue;
      this.report(join(path, key), "unknown-name", `${quoted(key)} is not ${what}`);
    }
  }
}

/** `incident.facts.made`; a key that is no name stands in brackets, as does an index. */
export function join(path: string, key: string): string {
  const step = stepTo(key);
  return path === "" && step.startsWith(".") ? key : path + step;
}

/** What a path says after that of the record: `.made`. */
export function stepTo(key: string): string {
  const isName = /^[\p{L}\p{Nl}_][\p{L}\p{M}\p{N}_・]*$/u.test(key);
  return isName ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** A name in a message. */
export function quoted(name: string): string {
  return `\`${name}\``;
}

/** A given value in a message, never longer than a line. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? formatAmount(value) : String(value);
  if (typeof value === "boolean" || value === null) return String(value);
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a record" : `a ${typeof value}`;
}

/** The last name of a path, as a message says it. */
export function named(path: string): string {
  if (path === "") return "the input";
  const last = /\["(.*)"\]$/.exec(path)?.[1];
  return quoted(last ?? path.slice(path.lastIndexOf(".") + 1));
}
