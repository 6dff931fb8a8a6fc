import { type IToken, tokenMatcher } from "chevrotain";
import { builtInOf, isJapaneseMeaning, keywords as k } from "../keywords.js";
import { readText } from "../literals.js";
import { AnyName, normalizeName } from "../names.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { Rules, type Alternatives, endOf, keep, startOf } from "./base.js";

/** Names, labels and other texts. */
export abstract class NameRules extends Rules {
  private readonly idAlternatives: Alternatives<s.Name | s.Text> = [
    { ALT: () => this.SUBRULE(this.name) },
    { ALT: () => this.SUBRULE(this.text) },
  ];

  protected readonly id = this.RULE("id", (): s.Name | s.Text => this.OR<s.Name | s.Text>(this.idAlternatives), {
    recoveryValueFunc: () => this.noName(),
  });

  protected readonly names = this.RULE(
    "names",
    (): s.Name[] => {
      const names: s.Name[] = [];
      keep(names, this.SUBRULE(this.name));
      this.MANY({
        // In `for leak, unless free` the comma is not the list's.
        GATE: () => tokenMatcher(this.LA(2), AnyName),
        DEF: () => {
          this.CONSUME(t.Comma);
          keep(names, this.SUBRULE2(this.name));
        },
      });
      return names;
    },
    { recoveryValueFunc: () => [] },
  );

  protected readonly name = this.RULE(
    "name",
    (): s.Name => {
      const token = this.CONSUME(AnyName);
      return this.readName(token);
    },
    { recoveryValueFunc: () => this.noName() },
  );

  protected readonly readText = (): s.Text => this.SUBRULE(this.text);
  private readonly readEn = (): s.Text => {
    this.CONSUME(k.en);
    return this.SUBRULE2(this.text);
  };
  private readonly enBeforeAmount = {
    // The amount of a term may be called `en`.
    GATE: () => this.LA(2).tokenType === t.TextToken,
    DEF: this.readEn,
  };

  protected readonly labels = this.RULE(
    "labels",
    (beforeAmount?: boolean): s.Labels => {
      const plain = this.OPTION(this.readText);
      const en = this.OPTION2(beforeAmount === true ? this.enBeforeAmount : this.readEn);
      return { plain, en };
    },
    { recoveryValueFunc: () => ({ plain: undefined, en: undefined }) },
  );

  protected readonly text = this.RULE(
    "text",
    (): s.Text => {
      const token = this.CONSUME(t.TextToken);
      return { kind: "text", value: readText(token.image), start: startOf(token), end: endOf(token) };
    },
    { recoveryValueFunc: (): s.Text => ({ kind: "text", value: "", ...this.here() }) },
  );

  protected readName(token: IToken): s.Name {
    return { kind: "name", text: this.nameOf(token), start: startOf(token), end: endOf(token) };
  }

  protected noName(): s.Name {
    return { kind: "name", text: "", ...this.here() };
  }

  private nameOf({ image, payload }: IToken): string {
    if (image.startsWith("`")) return normalizeName(image.slice(1, -1));
    if (typeof payload === "string") return payload;
    const text = normalizeName(image);
    if (!isJapaneseMeaning(text)) return text;
    this.meetsJapaneseName = true;
    return (this.own.has(text) ? undefined : builtInOf(text)) ?? text;
  }
}
