import type { Language } from "@yakkan/grammar/keywords.js";

/** What `init` can begin a product with: the files of `compiler/templates`. */
export const templates = ["costs", "liability-and-costs"] as const;

export interface InitOptions {
  readonly template: (typeof templates)[number];
  readonly keywords: Language;
  /** The product's name. */
  readonly name: string;
}
