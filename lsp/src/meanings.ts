import type { DeclaredSymbol, DefinitionModel, NameUse } from "@yakkan/compiler/check/model.js";
import type { Compiled } from "@yakkan/compiler/compile.js";
import type { Name, Span } from "@yakkan/grammar/syntax.js";

/** What each name of a text stands for, or of a product with all that it is made of. */
export class Meanings {
  private readonly byStart: ReadonlyMap<number, DeclaredSymbol>;

  private constructor(uses: readonly NameUse[]) {
    this.byStart = new Map(uses.map(({ name, symbol }) => [name.start, symbol]));
  }

  /** Undefined for a name that is unknown, missing or a word of the language. */
  of(name: Name | undefined): DeclaredSymbol | undefined {
    return name === undefined ? undefined : this.byStart.get(name.start);
  }

  /** Of the names that stand in the text itself. */
  static in({ model }: Compiled): Meanings {
    return Meanings.within(model);
  }

  /** A product may give another meaning to a name in the text that it is derived from. */
  static within(whole: { readonly uses: readonly NameUse[] }): Meanings {
    const known = made.get(whole) ?? new Meanings(whole.uses);
    made.set(whole, known);
    return known;
  }
}

const made = new WeakMap<object, Meanings>();

/** The product or vocabulary that a place belongs to, or that the scenario or sample contract there is about. */
export function definitionAt(compiled: Compiled, { start }: Span): DefinitionModel | undefined {
  const { model, file } = compiled;
  const around = file.declarations.find((one) => one.start <= start && start <= one.end);
  if (around?.kind !== "scenario" && around?.kind !== "sample-contract")
    return model.definitions.find(({ declaration }) => declaration === around);
  const product = Meanings.in(compiled).of(around.product);
  return [...model.definitions, ...model.elsewhere].find(
    ({ declaration }) => product !== undefined && declaration.name.start === product.nameSpan.start,
  );
}
