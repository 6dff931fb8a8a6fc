// What the grammar takes from Chevrotain, for a program that reads only texts without mistakes: there `StrictParser` does
// all that Chevrotain is for. To take it up costs as much as reading some 200 lines.
import type { IToken, ITokenConfig, TokenType } from "chevrotain";

let lastIndex = 0;

export function createToken({ name, categories = [] }: ITokenConfig): TokenType {
  const CATEGORIES = [categories].flat();
  const type: TokenType = { name, CATEGORIES, tokenTypeIdx: ++lastIndex, categoryMatchesMap: {} };
  for (const category of CATEGORIES) category.categoryMatchesMap![type.tokenTypeIdx!] = true;
  return type;
}

export const EOF = createToken({ name: "EOF" });

export function tokenMatcher({ tokenTypeIdx }: IToken, type: TokenType): boolean {
  return tokenTypeIdx === type.tokenTypeIdx || type.categoryMatchesMap![tokenTypeIdx] === true;
}

export class EmbeddedActionsParser {
  ACTION<T>(act: () => T): T {
    return act();
  }

  declare protected consumeInternal: (type: TokenType, number: number) => IToken;

  consume(number: number, type: TokenType): IToken {
    return this.consumeInternal(type, number);
  }
}

type Method = (...given: readonly unknown[]) => unknown;

/** Where the forms of a method lead to, such as OR, OR1, OR2; each tells its number. */
const forms = {
  CONSUME: "consumeInternal",
  SUBRULE: "subruleInternal",
  OPTION: "optionInternal",
  OR: "orInternal",
};
const formsOfLists = {
  MANY: "manyInternal",
  AT_LEAST_ONE: "atLeastOneInternal",
  MANY_SEP: "manySepFirstInternal",
  AT_LEAST_ONE_SEP: "atLeastOneSepFirstInternal",
};

function define(
  form: string,
  make: (number: number) => (this: Record<string, Method>, ...given: unknown[]) => unknown,
) {
  const all = EmbeddedActionsParser.prototype as unknown as Record<string, Method>;
  for (let number = 0; number <= 9; number++) all[number === 0 ? form : `${form}${number}`] = make(number);
}

for (const [form, method] of Object.entries(forms))
  define(
    form,
    (number) =>
      function (what, options) {
        return this[method]!(what, number, options);
      },
  );
for (const [form, method] of Object.entries(formsOfLists))
  define(
    form,
    (number) =>
      function (what) {
        return this[method]!(number, what);
      },
  );
