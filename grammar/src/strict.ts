import {
  EOF,
  type IOrAlt,
  type IToken,
  type OrMethodOpts,
  type ParserMethod,
  type SubruleMethodOpts,
  tokenMatcher,
  type TokenType,
} from "chevrotain";
import { type Candidate, type Candidates, type Decisions, follows, isTaken } from "./candidates.js";
import type { ProductionType } from "./first-tokens.js";
import { type Content, Grammar } from "./grammar.js";
import type { Needless } from "./problem.js";
import { nowhere, tokenAt } from "./tokens.js";

/** At what a text does not go on with. One for all: to note where each comes from takes longer than a page of text. */
const mismatch = new Error("the text does not go on so");

const endOfText = tokenAt(EOF, "", nowhere);

/** A rule of the grammar, with its decisions of each kind by their number since they were first met. */
interface Rule extends Record<ProductionType, Candidates[]> {
  readonly name: string;
  readonly read: (...args: readonly unknown[]) => unknown;
}

type RuleMethod = ParserMethod<unknown[], unknown> & { readonly rule: Rule };
type Action = () => unknown;
type Guarded = Action | { readonly DEF: Action; readonly GATE?: () => boolean };

/**
 * Reads texts without mistakes, by the same grammar in half the time: at a mistake it gives up, and so keeps nothing of
 * what Chevrotain notes on the way for reading on behind one. What stands here takes the place of the methods to which
 * all forms of CONSUME, SUBRULE, OPTION … lead in Chevrotain.
 */
export class StrictParser extends Grammar {
  private tokens: readonly IToken[] = [];
  /** Of the next token. */
  private at = 0;
  private rule: Rule | undefined;

  constructor(private readonly decisions: Decisions) {
    super({ recovers: false });
  }

  /** Nothing where the text has a mistake. */
  readSound(...[tokens, ...more]: Parameters<Grammar["read"]>): Content | undefined {
    this.at = 0;
    try {
      const content = this.read(tokens, ...more);
      return this.at === tokens.length ? content : undefined;
    } catch (thrown) {
      if (thrown === mismatch) return undefined;
      throw thrown;
    }
  }

  protected override begin(tokens: readonly IToken[]): void {
    this.tokens = tokens;
  }

  override LA(howMany: number): IToken {
    return this.tokens[this.at + howMany - 1] ?? endOfText;
  }

  protected override passNeedless(_of: Needless["of"], isNeedless: (passed: number) => boolean): void {
    if (isNeedless(0)) throw mismatch;
  }

  protected override RULE<F extends (...args: never[]) => unknown>(
    name: string,
    read: F,
  ): ParserMethod<Parameters<F>, ReturnType<F>> {
    const rule: Rule = {
      name,
      read: read as unknown as Rule["read"],
      Alternation: [],
      Option: [],
      Repetition: [],
      RepetitionMandatory: [],
      RepetitionMandatoryWithSeparator: [],
      RepetitionWithSeparator: [],
    };
    const method = (...args: unknown[]): unknown => this.enter(rule, args);
    return Object.assign(method, { rule }) as unknown as ParserMethod<Parameters<F>, ReturnType<F>>;
  }

  protected override BACKTRACK(method: unknown): () => boolean {
    return () => {
      const { at, rule } = this;
      try {
        this.enter((method as RuleMethod).rule);
        return true;
      } catch (thrown) {
        if (thrown === mismatch) return false;
        throw thrown;
      } finally {
        this.at = at;
        this.rule = rule;
      }
    };
  }

  // ── The two forms that are met most, and what all others lead to ──────────────────────────────────

  protected override CONSUME(type: TokenType): IToken {
    const token = this.tokens[this.at] ?? endOfText;
    if (token.tokenTypeIdx !== type.tokenTypeIdx && !tokenMatcher(token, type)) throw mismatch;
    this.at++;
    return token;
  }

  protected override SUBRULE<Args extends unknown[], R>(
    method: ParserMethod<Args, R>,
    options?: SubruleMethodOpts<Args>,
  ): R {
    return this.enter((method as unknown as RuleMethod).rule, options?.ARGS) as R;
  }

  consumeInternal(type: TokenType): IToken {
    return this.CONSUME(type);
  }

  subruleInternal(method: RuleMethod, _occurrence: number, options?: SubruleMethodOpts<unknown[]>): unknown {
    return this.enter(method.rule, options?.ARGS);
  }

  optionInternal(option: Guarded, occurrence: number): unknown {
    return this.isNext(this.decide(this.rule!.Option, "Option", occurrence), option) ? actionOf(option)() : undefined;
  }

  manyInternal(occurrence: number, many: Guarded): void {
    this.repeat(this.decide(this.rule!.Repetition, "Repetition", occurrence), many);
  }

  atLeastOneInternal(occurrence: number, many: Guarded): void {
    const before = this.at;
    this.repeat(this.decide(this.rule!.RepetitionMandatory, "RepetitionMandatory", occurrence), many);
    if (this.at === before) throw mismatch;
  }

  manySepFirstInternal(occurrence: number, list: { readonly SEP: TokenType; readonly DEF: Action }): void {
    const { RepetitionWithSeparator: known } = this.rule!;
    if (this.isNext(this.decide(known, "RepetitionWithSeparator", occurrence), list.DEF)) this.readList(list);
  }

  atLeastOneSepFirstInternal(occurrence: number, list: { readonly SEP: TokenType; readonly DEF: Action }): void {
    const { RepetitionMandatoryWithSeparator: known } = this.rule!;
    if (!this.isNext(this.decide(known, "RepetitionMandatoryWithSeparator", occurrence), list.DEF)) throw mismatch;
    this.readList(list);
  }

  orInternal(options: IOrAlt<unknown>[] | OrMethodOpts<unknown>, occurrence: number): unknown {
    const alternatives = Array.isArray(options) ? options : options.DEF;
    const begun = this.begun(this.decide(this.rule!.Alternation, "Alternation", occurrence));
    for (let place = 0; place < begun.length; place++) {
      const { alternative, goesOn } = begun[place]!;
      const { GATE, ALT } = alternatives[alternative]!;
      if (GATE !== undefined && !GATE()) continue;
      if (goesOn === undefined || follows(this, goesOn)) return ALT();
    }
    throw mismatch;
  }

  // ── How ───────────────────────────────────────────────────────────────────────────────────────────

  private enter(rule: Rule, args?: readonly unknown[]): unknown {
    const outer = this.rule;
    this.rule = rule;
    // Most take none, and a call with a list of them costs more than what it reads.
    const read = args === undefined ? rule.read() : rule.read(...args);
    this.rule = outer;
    return read;
  }

  /** In the rule that is being read. */
  private decide(known: Candidates[], type: ProductionType, occurrence: number): Candidates {
    return (known[occurrence] ??= this.decisions.of(this.rule!.name, type, occurrence));
  }

  /** Those that the next token may begin. */
  private begun(candidates: Candidates): readonly Candidate[] {
    const next = this.tokens[this.at] ?? endOfText;
    return candidates.byFirst[next.tokenTypeIdx] ?? candidates.by(next);
  }

  private isNext(candidates: Candidates, guarded: Guarded): boolean {
    if (typeof guarded !== "function" && guarded.GATE !== undefined && !guarded.GATE()) return false;
    return isTaken(this, this.begun(candidates));
  }

  private repeat(candidates: Candidates, many: Guarded): void {
    const action = actionOf(many);
    let before = -1;
    // What reads nothing would be read for ever.
    while (this.at > before && this.isNext(candidates, many)) {
      before = this.at;
      action();
    }
  }

  private readList({ SEP, DEF }: { readonly SEP: TokenType; readonly DEF: Action }): void {
    DEF();
    while (this.LA(1).tokenTypeIdx === SEP.tokenTypeIdx) {
      this.at++;
      DEF();
    }
  }
}

function actionOf(guarded: Guarded): Action {
  return typeof guarded === "function" ? guarded : guarded.DEF;
}
