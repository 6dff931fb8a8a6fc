export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/**
 * The first thing that JSON does not allow, or a field stated twice. A scan of its own, because what
 * JSON.parse says of the place differs between versions of Node, and of two equal fields it takes the last
 * without a word: with amounts of money that is a mistake to be told.
 */
export function findFault(text: string): Fault | undefined {
  const scanner = new Scanner(text);
  try {
    scanner.value(0);
    scanner.end();
    return undefined;
  } catch (problem) {
    if (problem instanceof Broken) return problem.fault;
    throw problem;
  }
}

/** Where each value of a sound JSON text stands, by its path: `/products/0`. */
export function findPlaces(text: string): ReadonlyMap<string, { readonly start: number; readonly end: number }> {
  const scanner = new Scanner(text);
  scanner.value(0);
  return scanner.places;
}

class Broken extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

const space = /[ \t\r\n]*/y;
// eslint-disable-next-line no-control-regex -- JSON forbids control characters in a text
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const mostNested = 200;

class Scanner {
  private at = 0;
  readonly places = new Map<string, { readonly start: number; readonly end: number }>();

  constructor(private readonly text: string) {}

  value(depth: number, path = ""): void {
    this.skip();
    const start = this.at;
    this.valueHere(depth, path);
    this.places.set(path, { start, end: this.at });
  }

  private valueHere(depth: number, path: string): void {
    if (depth > mostNested) this.broken("this is nested too deeply");
    if (this.take("{")) return this.object(depth, path);
    if (this.take("[")) return this.list(depth, path);
    if (this.text[this.at] === '"') return void this.string();
    const start = this.at;
    const literal = this.match(/[\p{L}\p{N}_$.+-]+/uy);
    this.at = start;
    if (literal === "true" || literal === "false" || literal === "null") {
      this.at += literal.length;
      return;
    }
    const digits = this.match(number);
    if (digits !== "" && digits.length === literal.length) return;
    this.at = start;
    if (/^[+-]?\.?\d/.test(literal)) this.broken(`\`${literal}\` is not how JSON writes a number`, literal.length);
    this.broken(
      literal === "" ? "a value is expected here" : `\`${literal}\` is not a value: a text stands in "quotes"`,
      literal.length,
    );
  }

  end(): void {
    this.skip();
    if (this.at < this.text.length) this.broken("nothing more is expected after the value");
  }

  private object(depth: number, path: string): void {
    const opened = this.at - 1;
    const fields = new Set<string>();
    this.skip();
    if (this.take("}")) return;
    for (;;) {
      this.skip();
      const start = this.at;
      if (this.text[start] !== '"') this.unfinished("}", opened, 'the name of a field is expected here, in "quotes"');
      const name = JSON.parse(this.string()) as string;
      if (fields.has(name)) {
        this.at = start;
        this.broken(`the field ${JSON.stringify(name)} is stated twice`, JSON.stringify(name).length);
      }
      fields.add(name);
      this.skip();
      if (!this.take(":")) this.unfinished("}", opened, "`:` is expected here");
      this.value(depth + 1, `${path}/${name}`);
      this.skip();
      if (this.take("}")) return;
      if (!this.take(",")) this.unfinished("}", opened, "`,` or `}` is expected here");
    }
  }

  private list(depth: number, path: string): void {
    const opened = this.at - 1;
    this.skip();
    if (this.take("]")) return;
    for (let index = 0; ; index++) {
      this.value(depth + 1, `${path}/${index}`);
      this.skip();
      if (this.take("]")) return;
      if (!this.take(",")) this.unfinished("]", opened, "`,` or `]` is expected here");
    }
  }

  private string(): string {
    const found = this.match(string);
    if (found !== "") return found;
    return this.broken('this text is not closed by `"`, or has a character that JSON writes with `\\`');
  }

  private skip(): void {
    this.match(space);
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** At the end of the text it is the opening bracket that lacks its other half. */
  private unfinished(closing: "}" | "]", opened: number, message: string): never {
    if (this.at < this.text.length) return this.broken(message);
    this.at = opened;
    return this.broken(`this is never closed: \`${closing}\` is missing`);
  }

  private broken(message: string, length = 1): never {
    throw new Broken({ start: this.at, end: this.at + length, message });
  }
}
