import type { Expression, TypeSyntax } from "@yakkan/grammar/syntax.js";
import { type Item, saysTheSame } from "./items.js";

/**
 * Whether a term may replace the other, as far as words and declared types tell: of terms that count in a quantity, one
 * in the same. `60 of stay_days` counts, `60% of cap` is an amount; of `most of nights` it depends on what they are.
 */
export function countsAlike(item: Item, by: Item, declared: readonly Item[]): boolean {
  const [quantity, other] = [quantityOf(item, declared), quantityOf(by, declared)];
  if (quantity === "open" || other === "open") return true;
  return saysTheSame(quantity, other);
}

/** The quantity that a clause is told apart by: where it is not sure to be one, as it is written. A share of an amount counts nothing. */
export function quantityNamed(item: Item, declared: readonly Item[]): Expression | undefined {
  const quantity = quantityOf(item, declared);
  if (quantity !== "open") return quantity;
  return item.kind === "term" && item.amount.kind === "binary" ? item.amount.right : undefined;
}

function quantityOf(item: Item, declared: readonly Item[]): Expression | "open" | undefined {
  if (item.kind !== "term" || (item.term !== "limit" && item.term !== "deductible")) return undefined;
  const { amount } = item;
  if (amount.kind !== "binary" || amount.operator !== "of") return undefined;
  const { left, right } = amount;
  if (left.kind === "number") return left.percent || left.money ? undefined : right;
  if (right.kind !== "reference") return "open";
  const { text } = right.name;
  if (text === "count") return right;
  const type = declared.flatMap((one) => typesIn(one)).find(({ name }) => name.text === text)?.type.name;
  return type === undefined ? "open" : type === "whole" || type === "number" ? right : undefined;
}

function typesIn(item: Item): readonly { readonly name: { readonly text: string }; readonly type: TypeSyntax }[] {
  if (item.kind === "facts") return item.facts;
  return item.kind === "contract" ? item.items.filter((one) => one.kind === "choice") : [];
}
