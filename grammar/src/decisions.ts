import { EOF, type TokenType } from "chevrotain";
import { type Candidate, Candidates, type Decisions } from "./candidates.js";
import { AnyName } from "./names.js";
import { vocabulary } from "./rules/base.js";

/** Types by their place in `types`, which is the same wherever the grammar is read. */
export type Written = Readonly<Record<string, readonly Group[]>>;
/** Tokens, and which alternatives may begin with each of them; a name that is in no group is in that of `AnyName`. */
export type Group = readonly [tokens: readonly number[], candidates: readonly WrittenCandidate[]];
export type WrittenCandidate = readonly [alternative: number, goesOn?: readonly (readonly number[])[]];

export const types: readonly TokenType[] = [...vocabulary, EOF];

/** What was written of a grammar. */
export function readDecisions(text: string): Decisions {
  const written = JSON.parse(text) as Written;
  const places = new Map(types.map((type, place) => [type, place]));
  return {
    of(rule, type, occurrence) {
      const groups = (written[keyOf(rule, type, occurrence)] ?? []).map(([tokens, candidates]) => ({
        tokens,
        candidates: candidates.map(([alternative, goesOn]): Candidate => {
          return { alternative, goesOn: goesOn?.map((path) => path.map((place) => types[place]!)) };
        }),
      }));
      const groupOf = (token: TokenType) => groups.find(({ tokens }) => tokens.includes(places.get(token)!));
      return new Candidates(
        (token) => (groupOf(token) ?? (isName(token) ? groupOf(AnyName) : undefined))?.candidates ?? [],
      );
    },
  };
}

export function isName(type: TokenType): boolean {
  return type !== AnyName && (type.CATEGORIES?.includes(AnyName) ?? false);
}

export function keyOf(rule: string, type: string, occurrence: number): string {
  return `${rule} ${type} ${occurrence}`;
}
