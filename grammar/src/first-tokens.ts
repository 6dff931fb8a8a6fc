import {
  Alternation,
  type ILookaheadStrategy,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from "chevrotain";

export type ProductionType = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0]["prodType"] | "Alternation";

/** What a part of the grammar can begin with; `empty` where it may be nothing at all. */
export interface FirstTokens {
  readonly types: ReadonlySet<TokenType>;
  readonly empty: boolean;
}

/** The first tokens of the parts of a grammar, worked out once for each rule. */
export class FirstTokensOfRules {
  private readonly byRule = new Map<Rule, FirstTokens>();

  /** Of parts that follow one another. */
  of(parts: readonly IProduction[]): FirstTokens {
    const types = new Set<TokenType>();
    for (const part of parts) {
      const first = this.ofOne(part);
      for (const type of first.types) types.add(type);
      if (!first.empty) return { types, empty: false };
    }
    return { types, empty: true };
  }

  private ofOne(part: IProduction): FirstTokens {
    if (part instanceof Terminal) return { types: new Set([part.terminalType]), empty: false };
    if (part instanceof NonTerminal) return this.ofRule(part.referencedRule);
    if (part instanceof Alternation) {
      const alternatives = part.definition.map((alternative) => this.of(insideOf(alternative)));
      return {
        types: new Set(alternatives.flatMap(({ types }) => [...types])),
        empty: alternatives.some(({ empty }) => empty),
      };
    }
    const inside = this.of(insideOf(part));
    return canBeLeftOut(part) ? { types: inside.types, empty: true } : inside;
  }

  private ofRule(rule: Rule): FirstTokens {
    const known = this.byRule.get(rule);
    if (known !== undefined) return known;
    const found = this.of(rule.definition);
    this.byRule.set(rule, found);
    return found;
  }
}

/** Of what is optional or repeated. */
function insideOf(part: IProduction): readonly IProduction[] {
  return (part as Option).definition;
}

function canBeLeftOut(part: IProduction): boolean {
  return part instanceof Option || part instanceof Repetition || part instanceof RepetitionWithSeparator;
}

const classes = {
  Alternation,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
};

/** The decisions of a rule. */
export function decisionsIn(rule: Rule): readonly { readonly type: ProductionType; readonly occurrence: number }[] {
  const types = Object.keys(classes) as ProductionType[];
  const visit = (part: IProduction): ReturnType<typeof decisionsIn> => {
    if (part instanceof NonTerminal || part instanceof Terminal) return [];
    const type = types.find((one) => part instanceof classes[one]);
    const own = type === undefined ? [] : [{ type, occurrence: (part as Option).idx }];
    return [...own, ...insideOf(part).flatMap(visit)];
  };
  return rule.definition.flatMap(visit);
}

/** What a decision chooses between: its alternatives, or what is optional and what stands behind that in the rule. */
export function choicesOf(rule: Rule, type: ProductionType, occurrence: number): readonly (readonly IProduction[])[] {
  const isMeant = (part: IProduction): boolean => part instanceof classes[type] && part.idx === occurrence;
  const search = (
    parts: readonly IProduction[],
    rest: readonly IProduction[],
  ): (readonly IProduction[])[] | undefined => {
    for (const [index, part] of parts.entries()) {
      const behind = [...parts.slice(index + 1), ...rest];
      if (isMeant(part)) {
        return part instanceof Alternation ? part.definition.map(insideOf) : [insideOf(part), behind];
      }
      const found =
        part instanceof Alternation
          ? firstFound(part.definition, (alternative) => search(insideOf(alternative), behind))
          : part instanceof NonTerminal || part instanceof Terminal
            ? undefined
            : search(insideOf(part), [...again(part), ...behind]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(rule.definition, [])!;
}

/** What stands behind the inside of a part that is repeated: the inside once more. */
function again(part: IProduction): IProduction[] {
  if (part instanceof Repetition || part instanceof RepetitionMandatory)
    return [new Option({ definition: part.definition })];
  if (part instanceof RepetitionWithSeparator || part instanceof RepetitionMandatoryWithSeparator)
    return [new Option({ definition: [new Terminal({ terminalType: part.separator }), ...part.definition] })];
  return [];
}

function firstFound<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
