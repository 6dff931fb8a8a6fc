import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import type { Compiled } from "@yakkan/compiler/compile.js";
import type { Name } from "@yakkan/grammar/syntax.js";

/** What each name of a text stands for. */
export class Meanings {
  private readonly byStart: ReadonlyMap<number, DeclaredSymbol>;

  private constructor({ model }: Compiled) {
    this.byStart = new Map(model.uses.map(({ name, symbol }) => [name.start, symbol]));
  }

  /** Undefined for a name that is unknown, missing or a word of the language. */
  of(name: Name | undefined): DeclaredSymbol | undefined {
    return name === undefined ? undefined : this.byStart.get(name.start);
  }

  static in(compiled: Compiled): Meanings {
    const known = made.get(compiled) ?? new Meanings(compiled);
    made.set(compiled, known);
    return known;
  }
}

const made = new WeakMap<Compiled, Meanings>();
