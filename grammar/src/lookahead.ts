import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IToken,
  LLkLookaheadStrategy,
  type LookaheadSequence,
  type TokenType,
} from "chevrotain";
import { choicesOf, type FirstTokens, FirstTokensOfRules } from "./first-tokens.js";

type Alternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type Optional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

type Decision = Pick<Alternation, "rule" | "prodOccurrence" | "maxLookahead">;
type ProductionType = Optional["prodType"] | "Alternation";

/** Of a parser what a decision needs of it. */
interface Reader {
  LA(howMany: number): IToken;
}

/** An alternative, and by what tokens behind the first it may go on; nothing where the first decides. */
interface Candidate {
  readonly alternative: number;
  readonly goesOn: readonly (readonly ReadonlySet<number>[])[] | undefined;
}

/**
 * Decides by the same tokens as Chevrotain's own strategy, with two differences in when and how. What decides is worked
 * out when a decision is first met: for the whole grammar that costs more than reading a file of a thousand lines.
 * And it is kept by the first token, so that nothing is tried that cannot begin with it, and the paths of a decision
 * are only looked for where its first token may begin several.
 */
export class Lookahead extends LLkLookaheadStrategy {
  private readonly first = new FirstTokensOfRules();

  override buildLookaheadForAlternation(decision: Alternation) {
    const candidates = this.candidatesOf(decision, "Alternation");
    return function (this: Reader, alternatives?: readonly { readonly GATE?: (() => boolean) | undefined }[]) {
      for (const { alternative, goesOn } of candidates.by(this.LA(1))) {
        const gate = alternatives?.[alternative]?.GATE;
        if (gate !== undefined && !gate.call(this)) continue;
        if (goesOn === undefined || follows(this, goesOn)) return alternative;
      }
      return undefined;
    };
  }

  override buildLookaheadForOptional(decision: Optional) {
    const candidates = this.candidatesOf(decision, decision.prodType);
    return function (this: Reader) {
      const candidate = candidates.by(this.LA(1))[0];
      // The second choice is what stands behind.
      if (candidate === undefined || candidate.alternative !== 0) return false;
      return candidate.goesOn === undefined || follows(this, candidate.goesOn);
    };
  }

  private candidatesOf({ rule, prodOccurrence: occurrence, maxLookahead }: Decision, prodType: ProductionType) {
    return new Candidates(
      prodType !== "Alternation",
      () => choicesOf(rule, prodType, occurrence).map((choice) => this.first.of(choice)),
      () => getLookaheadPaths({ occurrence, rule, maxLookahead, prodType }),
    );
  }
}

function follows(reader: Reader, paths: NonNullable<Candidate["goesOn"]>): boolean {
  return paths.some((path) => path.every((types, index) => types.has(reader.LA(index + 2).tokenTypeIdx)));
}

/** The alternatives by the token that they begin with, in their order. */
class Candidates {
  private readonly byFirst: (readonly Candidate[])[] = [];
  private first: readonly FirstTokens[] | undefined;
  private paths: readonly LookaheadSequence[] | undefined;

  constructor(
    private readonly isOptional: boolean,
    private readonly firstTokens: () => readonly FirstTokens[],
    private readonly allPaths: () => readonly LookaheadSequence[],
  ) {}

  by({ tokenTypeIdx }: IToken): readonly Candidate[] {
    return (this.byFirst[tokenTypeIdx] ??= this.byFirstToken(tokenTypeIdx) ?? this.byPaths(tokenTypeIdx));
  }

  /** Nothing where the token, or a category that it belongs to, may begin several. */
  private byFirstToken(token: number): readonly Candidate[] | undefined {
    const first = (this.first ??= this.firstTokens());
    // What may be nothing begins with every token. Of what stands behind something optional that says nothing.
    if (first.some(({ empty }, index) => empty && !(this.isOptional && index === 1))) return undefined;
    const meant = first.map(({ types }) => [...types].filter((type) => matchedBy(type).has(token)));
    const begun = meant.findIndex((types) => types.length > 0);
    if (begun === -1) return [];
    const overlaps = ({ types }: FirstTokens, index: number): boolean =>
      index !== begun && [...types].some((other) => meant[begun]!.some((type) => isCommon(type, other)));
    return first.some(overlaps) ? undefined : [{ alternative: begun, goesOn: undefined }];
  }

  private byPaths(token: number): readonly Candidate[] {
    this.paths ??= this.allPaths();
    return this.paths.flatMap((paths, alternative): Candidate[] => {
      const matching = paths.filter(([type]) => type === undefined || matchedBy(type).has(token));
      if (matching.length === 0) return [];
      const isDecided = matching.some(({ length }) => length <= 1);
      return [{ alternative, goesOn: isDecided ? undefined : matching.map((path) => path.slice(1).map(matchedBy)) }];
    });
  }
}

const matches = new Map<TokenType, ReadonlySet<number>>();

/** A type and what belongs to it as a category. */
function matchedBy(type: TokenType): ReadonlySet<number> {
  let found = matches.get(type);
  if (found === undefined) matches.set(type, (found = new Set([type.tokenTypeIdx!, ...(type.categoryMatches ?? [])])));
  return found;
}

function isCommon(one: TokenType, other: TokenType): boolean {
  const others = matchedBy(other);
  return [...matchedBy(one)].some((type) => others.has(type));
}
