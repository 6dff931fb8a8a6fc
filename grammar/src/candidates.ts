import { type IToken, tokenMatcher, type TokenType } from "chevrotain";
import type { ProductionType } from "./first-tokens.js";

/** Of a parser what a decision needs of it. */
export interface Reader {
  LA(howMany: number): IToken;
}

/** A path behind the first token: for each token what it may be. */
type Path = readonly TokenType[];

/** An alternative, and by what tokens behind the first it may go on; nothing where the first decides. */
export interface Candidate {
  readonly alternative: number;
  readonly goesOn: readonly Path[] | undefined;
}

/** The alternatives by the token that they begin with, in their order. */
export class Candidates {
  /** By the index of the token, as far as it was met. */
  readonly byFirst: (readonly Candidate[] | undefined)[] = [];

  constructor(private readonly find: (type: TokenType) => readonly Candidate[]) {}

  by({ tokenTypeIdx, tokenType }: IToken): readonly Candidate[] {
    return (this.byFirst[tokenTypeIdx] ??= this.find(tokenType));
  }
}

/** Where the decisions of a grammar are known, by rule, kind and number. */
export interface Decisions {
  of(rule: string, type: ProductionType, occurrence: number): Candidates;
}

/** Whether what is optional is read; the second choice is what stands behind it. */
export function isTaken(reader: Reader, candidates: readonly Candidate[]): boolean {
  const candidate = candidates[0];
  if (candidate === undefined || candidate.alternative !== 0) return false;
  return candidate.goesOn === undefined || follows(reader, candidate.goesOn);
}

export function follows(reader: Reader, paths: readonly Path[]): boolean {
  return paths.some((path) => path.every((type, index) => tokenMatcher(reader.LA(index + 2), type)));
}
