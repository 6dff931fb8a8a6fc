import { type ILookaheadStrategy, LLkLookaheadStrategy } from "chevrotain";

type Alternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type Optional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

/**
 * Works out the lookahead of a decision when it is first met. Chevrotain does so for the whole grammar when a parser
 * is made, which costs more than reading a file of a thousand lines.
 */
export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(decision: Alternation) {
    return atFirstCall(() => super.buildLookaheadForAlternation(decision));
  }

  override buildLookaheadForOptional(decision: Optional) {
    return atFirstCall(() => super.buildLookaheadForOptional(decision));
  }
}

/** A function that is built when it is called first. */
function atFirstCall<This, Arguments extends unknown[], Result>(
  build: () => (this: This, ...given: Arguments) => Result,
): (this: This, ...given: Arguments) => Result {
  let built: ReturnType<typeof build> | undefined;
  return function (...given) {
    return (built ??= build()).apply(this, given);
  };
}
