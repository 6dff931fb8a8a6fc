import {
  EmbeddedActionsParser,
  type ILookaheadStrategy,
  type IOrAlt,
  type IToken,
  type OrMethodOpts,
  type TokenType,
} from "chevrotain";
import { Each, keywords as k, particles as p } from "../keywords.js";
import { parserMessages } from "../messages.js";
import { AnyName } from "../names.js";
import type { Needless } from "../problem.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";

export const vocabulary: TokenType[] = [...t.lexicalTokens, ...Object.values(k), ...Object.values(p), Each, AnyName];

/** How many tokens decide at most. */
export const maxLookahead = 3;

/**
 * How deep brackets, branches, frames may stand in one another, and how many parts a sum may have, each in a row
 * counting as one deeper. Whatever walks the tree takes some of the stack for each, the parser most for the first;
 * no text that people read comes near it.
 */
export const deepest = 50;
const mostParts = 200;
/** How many parts one deeper counts as. */
export const oneDeeper = mostParts / deepest;

/** Thrown at a token that stands deeper. */
export class TooDeep extends Error {
  constructor(readonly token: IToken) {
    super("too many parts stand in one another");
  }
}

/** Of a decision that is met often: made once, for each that is made anew costs as much as what it decides. */
export type Alternatives<T> = IOrAlt<T>[] | OrMethodOpts<T>;

export type Mutable<T> = { -readonly [P in keyof T]: T[P] };

export interface ParserOptions {
  /** Whether it reads on behind a mistake; a parser that does not is made in half the time. */
  readonly recovers: boolean;
  /** Whether the grammar itself is checked, which only its tests need. */
  readonly validates?: boolean;
  /** Left out of one that decides by itself. */
  readonly lookahead?: ILookaheadStrategy;
}

/** Of one part of a text that is read on its own. */
const mostMistakes = 400;

/** What of Chevrotain its types do not tell of. */
const chevrotain = EmbeddedActionsParser.prototype as unknown as {
  shouldInRepetitionRecoveryBeTried(this: object, ...question: unknown[]): boolean;
};

/**
 * What all rules of the grammar share. The rules stand in classes by subject, each of which uses only what stands in
 * those that it is made of; above each rule stands a text that it accepts.
 * They build the tree while they parse; a concrete tree in between would cost three times as much.
 */
export abstract class Rules extends EmbeddedActionsParser {
  /** Names that are the file's own, although the language has a meaning for them. */
  protected own: ReadonlySet<string> = new Set();
  protected meetsJapaneseName = false;
  protected readonly needless: Needless[] = [];
  protected readonly repeated: IToken[] = [];
  protected depth = 0;

  constructor({ recovers, validates = false, lookahead }: ParserOptions) {
    super(vocabulary, {
      recoveryEnabled: recovers,
      maxLookahead,
      ...(lookahead !== undefined && { lookaheadStrategy: lookahead }),
      skipValidations: !validates,
      errorMessageProvider: parserMessages,
    });
  }

  /**
   * Whether to read on in a list behind a mistake. Chevrotain calls itself anew for it, and a text with a thousand
   * mistakes would overflow the stack: behind many the rest of the list is passed over.
   */
  protected shouldInRepetitionRecoveryBeTried(...question: unknown[]): boolean {
    return this.errors.length < mostMistakes && chevrotain.shouldInRepetitionRecoveryBeTried.call(this, ...question);
  }

  /** Reads a clause that a declaration has once. Where it stands again the first counts, and the text is told of it. */
  protected once<T, K extends keyof T>(found: T, clause: K, read: () => T[K], start = this.LA(1)): void {
    const value = read();
    this.ACTION(() => {
      if (found[clause] === undefined) found[clause] = value;
      else this.repeated.push(start);
    });
  }

  /** Reads over words as long as each is needless, and tells of them together. */
  protected passNeedless(of: Needless["of"], isNeedless: (passed: number) => boolean): void {
    this.ACTION(() => {
      const tokens: IToken[] = [];
      while (isNeedless(tokens.length)) {
        tokens.push(this.LA(1));
        this.SKIP_TOKEN();
      }
      if (tokens.length > 0) this.needless.push({ of, tokens });
    });
  }

  protected deeper<T>(rule: () => T): T {
    this.depth += oneDeeper;
    try {
      this.checkDepth(0);
      return rule();
    } finally {
      this.depth -= oneDeeper;
    }
  }

  protected checkDepth(more: number): void {
    if (this.depth + more > mostParts) throw new TooDeep(this.LA(1));
  }

  /** Where the next token begins; at the end of the text, where the last one ends. */
  protected next(): number {
    const { startOffset } = this.LA(1);
    return startOffset >= 0 ? startOffset : this.last();
  }

  /** Where the last token read ends. */
  private last(): number {
    return endOf(this.LA(0));
  }

  /** Where what begins there ends. */
  protected end(start: number): number {
    return Math.max(start, this.last());
  }

  protected here(): s.Span {
    const at = this.next();
    return { start: at, end: at };
  }

  /** Statements of scenarios, which are most of a text, write this out: to spread it takes as long as to read a word. */
  protected declared(start: number): s.Declaration {
    return { references: [], doc: undefined, start, end: this.end(start) };
  }

  protected missing(): s.Missing {
    return { kind: "missing", ...this.here() };
  }
}

/** Recovery gives up on a rule by returning nothing. */
export function keep<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/** Tokens carry only where they begin; one that recovery inserted stands nowhere. */
export function startOf({ startOffset }: IToken): number {
  return startOffset >= 0 ? startOffset : 0;
}

export function endOf(token: IToken): number {
  return startOf(token) + token.image.length;
}
