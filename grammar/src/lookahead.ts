import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IToken,
  LLkLookaheadStrategy,
  type LookaheadSequence,
  type TokenType,
} from "chevrotain";

type Alternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type Optional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

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
 * And it is kept by the first token, so that nothing is tried that cannot begin with it.
 */
export class Lookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation({ rule, prodOccurrence: occurrence, maxLookahead }: Alternation) {
    let candidates: Candidates | undefined;
    return function (this: Reader, alternatives?: readonly { readonly GATE?: (() => boolean) | undefined }[]) {
      candidates ??= new Candidates(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType: "Alternation" }));
      for (const { alternative, goesOn } of candidates.by(this.LA(1))) {
        const gate = alternatives?.[alternative]?.GATE;
        if (gate !== undefined && !gate.call(this)) continue;
        if (goesOn === undefined || follows(this, goesOn)) return alternative;
      }
      return undefined;
    };
  }

  override buildLookaheadForOptional({ rule, prodOccurrence: occurrence, maxLookahead, prodType }: Optional) {
    let candidates: Candidates | undefined;
    return function (this: Reader) {
      // Behind what is optional, the paths around it are listed too.
      candidates ??= new Candidates(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType }).slice(0, 1));
      const candidate = candidates.by(this.LA(1))[0];
      return candidate !== undefined && (candidate.goesOn === undefined || follows(this, candidate.goesOn));
    };
  }
}

function follows(reader: Reader, paths: NonNullable<Candidate["goesOn"]>): boolean {
  return paths.some((path) => path.every((types, index) => types.has(reader.LA(index + 2).tokenTypeIdx)));
}

const none: readonly Candidate[] = [];

/** The alternatives by the token that they begin with, in their order. */
class Candidates {
  private readonly byFirst: (readonly Candidate[])[] = [];

  constructor(private readonly paths: readonly LookaheadSequence[]) {}

  by({ tokenTypeIdx }: IToken): readonly Candidate[] {
    return (this.byFirst[tokenTypeIdx] ??= this.of(tokenTypeIdx));
  }

  private of(first: number): readonly Candidate[] {
    const found = this.paths.flatMap((paths, alternative): Candidate[] => {
      const matching = paths.filter(([type]) => type === undefined || matchedBy(type).has(first));
      if (matching.length === 0) return [];
      const isDecided = matching.some(({ length }) => length <= 1);
      return [{ alternative, goesOn: isDecided ? undefined : matching.map((path) => path.slice(1).map(matchedBy)) }];
    });
    return found.length === 0 ? none : found;
  }
}

/** A type and what belongs to it as a category. */
function matchedBy(type: TokenType): ReadonlySet<number> {
  return new Set([type.tokenTypeIdx!, ...(type.categoryMatches ?? [])]);
}
