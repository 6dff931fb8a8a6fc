import type { IsTest } from "@yakkan/grammar/syntax.js";
import { triggerOfLine } from "../diagnostics/catalog/words.js";
import type { Expr } from "../plan.js";
import { literalsElsewhere } from "../diagnostics/catalog/foreign-functions.js";
import type { ProductScope } from "./scope.js";
import { boolType, constant, describeType, moneyType } from "./types.js";
import type { Misjoined } from "./misjoined.js";
import type { Parts, Read } from "./reads.js";

/** Reads tests by words: `plan is basic`, `publication has (press, letter)`, `extra_limit is given`. */
export class Membership {
  constructor(
    private readonly scope: ProductScope,
    private readonly parts: Parts,
    private readonly misjoined: Misjoined,
  ) {}

  isTest(syntax: IsTest, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const tested = this.tested(syntax, guards, reads);
    if (tested === undefined || this.misjoined.isOfAnyOrAll(syntax)) return undefined;
    return syntax.negated ? { type: boolType, kind: "not", operand: tested } : tested;
  }

  /** What the names stand for depends on what the left side is. */
  private tested(syntax: IsTest, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { scope } = this;
    const names = syntax.members.map(({ text }) => text);
    if (names.includes("")) return undefined;
    if (syntax.value.kind === "reference" && syntax.value.name.text === "trigger") {
      reads.push({ span: syntax.value, what: triggerOfLine, kind: "trigger", guards });
      const triggers = syntax.members.map((name) => scope.resolve(name, ["trigger"], "a trigger")?.name);
      if (triggers.includes(undefined)) return undefined;
      return { type: boolType, kind: "trigger-is", triggers: triggers as string[] };
    }
    if (syntax.value.kind === "reference" && syntax.value.name.text === "item") {
      reads.push({ span: syntax.value, what: "the item of a loss", kind: "item", guards });
      for (const name of syntax.members)
        if (!scope.items.has(name.text)) {
          scope.unknown("item", name, scope.items.keys());
          return undefined;
        }
      for (const name of syntax.members) scope.useItem(name);
      return { type: boolType, kind: "item-is", items: names };
    }
    if (syntax.value.kind === "reference" && names.length === 1 && names[0] === "given") {
      const symbol = scope.resolve(syntax.value.name, ["choice"], "a choice of the contract");
      const fixed = symbol && scope.fixed.get(symbol.name);
      if (fixed !== undefined) return fixed.when ?? constant(true);
      return symbol && { type: boolType, kind: "given", name: symbol.name };
    }
    const value = this.parts.expression(syntax.value, guards, reads);
    if (value === undefined) return undefined;
    const owner = syntax.value.kind === "reference" ? scope.names.get(syntax.value.name.text) : undefined;
    const single = names.length === 1 ? names[0] : undefined;
    const { type } = value;
    if (type.kind === "bool" && (single === "yes" || single === "no"))
      return single === "yes" ? value : { type: boolType, kind: "not", operand: value };
    if ((type.kind === "date" || type.kind === "datetime") && single === "never")
      return { type: boolType, kind: "is-never", value };
    if (type.kind === "money" && single === "unlimited")
      return {
        type: boolType,
        kind: "compare",
        operator: "=",
        left: value,
        right: { type: moneyType, kind: "unlimited" },
      };
    const isMember = (name: string | undefined): boolean =>
      (type.kind === "enum" || type.kind === "set") && type.members.some((member) => member.name === name);
    if (type.kind === "set" && (single === "empty" || single === "none") && !isMember(single)) {
      if (value.kind === "literal" && value.literal.type === "set") return constant(value.literal.value.length === 0);
      return { type: boolType, kind: "is-empty", set: value };
    }
    if (type.kind === "enum" || type.kind === "set") {
      const members = syntax.members.map((name) => scope.member(name, type, owner));
      if (members.includes(undefined)) return undefined;
      if (value.kind === "literal" && (value.literal.type === "enum" || value.literal.type === "set")) {
        const held = [value.literal.value].flat();
        return constant(held.some((member) => members.includes(member)));
      }
      return type.kind === "enum"
        ? { type: boolType, kind: "is", value, members: members as string[] }
        : { type: boolType, kind: "has", set: value, members: members as string[] };
    }
    scope.file.report(
      "type/operands",
      {
        operator: syntax.operator,
        left: describeType(type),
        right: names.map((name) => `\`${name}\``).join(", "),
        isAmount: false,
        instead: type.kind === "bool" && single !== undefined ? this.asYes(syntax, single) : undefined,
      },
      syntax,
    );
    return undefined;
  }

  /** `abroad is true` */
  private asYes({ value, negated }: IsTest, member: string): string | undefined {
    const word = literalsElsewhere.get(member.toLowerCase());
    const said = this.scope.file.sources.textOf(value).replace(/\s+/g, " ");
    return word && `${said} is ${negated ? "not " : ""}${word}`;
  }
}
