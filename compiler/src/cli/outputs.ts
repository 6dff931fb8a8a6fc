import type { Plan } from "../plan.js";
import { wrongInput } from "./failure.js";
import type { Told } from "./sources.js";

/** A product with the name that its files have, without ending. */
export interface Output {
  readonly base: string;
  readonly plan: Plan;
}

/** Editions of one product each have their day in the name. */
export function outputs(compiled: readonly Told[]): readonly Output[] {
  const byBase = new Map<string, { readonly plan: Plan; readonly file: string }>();
  const all = compiled.flatMap(({ plans }) => plans);
  for (const { source, plans, file, language } of compiled) {
    const wrong = (english: string, japanese: string): Error =>
      wrongInput(language === "ja" ? `${source.name}：${japanese}` : `${source.name}: ${english}`);
    // A file of vocabularies, or of scenarios alone, goes along with the products that it is for.
    const isShared = file.declarations.some(({ kind }) => kind === "vocabulary" || kind === "use-file");
    if (plans.length === 0 && (!isShared || all.length === 0)) throw wrong("has no product", "商品がありません");
    for (const plan of plans) {
      // A name in backticks may hold what a file's name may not.
      if (/[^\p{L}\p{M}\p{N}_・-]/u.test(plan.name)) {
        throw wrong(
          `the product \`${plan.name}\` cannot be the name of a file`,
          `商品名\`${plan.name}\`はファイル名にできません`,
        );
      }
      const editions = new Set(all.filter(({ name }) => name === plan.name).map(({ edition }) => edition));
      const base = editions.size > 1 ? `${plan.name}-${plan.edition}` : plan.name;
      const other = byBase.get(base);
      if (other !== undefined) {
        throw wrong(
          `the product \`${plan.name}\` is also in ${other.file}; both would be ${base}.ts`,
          `商品\`${plan.name}\`は${other.file}にもあり、どちらも${base}.tsになります`,
        );
      }
      byBase.set(base, { plan, file: source.name });
    }
  }
  return [...byBase].map(([base, { plan }]) => ({ base, plan }));
}
