import type { IToken } from "chevrotain";
import { keywords as k } from "./keywords.js";
import { readNumber } from "./literals.js";
import type { Needless } from "./problem.js";
import { keep, oneDeeper, startOf } from "./rules/base.js";
import { ScenarioRules } from "./rules/scenarios.js";
import type * as s from "./syntax.js";
import * as t from "./tokens.js";

interface FileContent {
  readonly language: s.NumberLiteral | undefined;
  readonly declarations: s.TopLevel[];
}

/** What a text stands in: whole declarations in the file; parts, up to the `}`, in a product or a vocabulary, and between `{` and `}` in a node. */
export type Start = "file" | "product" | "vocabulary" | "node";

export interface Content extends FileContent {
  /** Of what begins in a product, a vocabulary or a node. */
  readonly items: s.ProductItem[];
  /** Whether a word stood for a name of the language in Japanese. */
  readonly meetsJapaneseName: boolean;
  readonly needless: readonly Needless[];
  /** Where a clause begins that its declaration has already. */
  readonly repeated: readonly IToken[];
}

/** The whole grammar; each class that it goes back to has the rules of one subject. */
export abstract class Grammar extends ScenarioRules {
  /** @param nodes how many nodes of a product it stands in */
  read(tokens: readonly IToken[], own: ReadonlySet<string>, start: Start = "file", nodes = 0): Content {
    this.own = own;
    this.meetsJapaneseName = false;
    this.needless.length = 0;
    this.repeated.length = 0;
    this.depth = nodes * oneDeeper;
    this.begin(tokens);
    const items: s.ProductItem[] = [];
    let content: FileContent | undefined;
    if (start === "file") content = this.file();
    else if (start === "node") items.push(...(this.nodeItems() ?? []));
    else if (start === "product") this.productItems(items);
    else this.vocabularyItems(items as s.Vocabulary["items"][number][]);
    return {
      language: content?.language,
      declarations: content?.declarations ?? [],
      items,
      meetsJapaneseName: this.meetsJapaneseName,
      needless: [...this.needless],
      repeated: [...this.repeated],
    };
  }

  protected abstract begin(tokens: readonly IToken[]): void;

  private readonly file = this.RULE("file", (): FileContent => {
    const declarations: s.TopLevel[] = [];
    const language = this.OPTION(() => {
      this.CONSUME(k.language);
      const token = this.CONSUME(t.NumberToken);
      return readNumber(token.image, startOf(token));
    });
    this.MANY(() => {
      const declaration = this.OR<s.TopLevel | undefined>([
        { ALT: () => this.SUBRULE(this.useFile) },
        { ALT: () => this.SUBRULE(this.vocabulary) },
        { ALT: () => this.SUBRULE(this.product) },
        { ALT: () => this.SUBRULE(this.sampleContract) },
        { ALT: () => this.SUBRULE(this.scenario) },
      ]);
      keep(declarations, declaration);
    });
    return { language, declarations };
  });

  // use cyber_words, cyber_protector from "cyber_words.yakkan"
  private readonly useFile = this.RULE("useFile", (): s.UseFile => {
    const start = startOf(this.CONSUME(k.use));
    const names = this.SUBRULE(this.names);
    this.CONSUME(k.from);
    const path = this.SUBRULE(this.text);
    return { kind: "use-file", names, path, ...this.declared(start) };
  });
}
