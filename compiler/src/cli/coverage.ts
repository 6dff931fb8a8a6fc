import type { Language } from "@yakkan/grammar/keywords.js";
import { coverClauses, type Way } from "../scenarios/coverage.js";
import { amountOf, type Told } from "./sources.js";
import { print } from "./terminal.js";

interface Wording {
  readonly never: Readonly<Record<Way | "decided", string>>;
  readonly clause: (place: string, id: string, label: string | undefined, never: readonly string[]) => string;
  readonly all: (product: string, decided: number, clauses: number) => string;
}

const wording: Readonly<Record<Language, Wording>> = {
  en: {
    never: {
      used: "never used",
      takes: "never takes anything",
      leaves: "never leaves a loss whole",
      passes: "never lets a loss pass",
      stops: "never stops a loss",
      decided: "never decided",
    },
    clause: (place, id, label, never) =>
      `${place}: ${id}${label === undefined ? "" : ` (${label})`}: ${never.join(", ")}`,
    all: (product, decided, clauses) => `${product}: ${decided} of ${amountOf(clauses, "clause")} decided in every way`,
  },
  ja: {
    never: {
      used: "一度も使われていません",
      takes: "差し引くことが一度もありません",
      leaves: "損害をそのまま残すことが一度もありません",
      passes: "損害を通すことが一度もありません",
      stops: "損害を対象外とすることが一度もありません",
      decided: "一度も判定されていません",
    },
    clause: (place, id, label, never) =>
      `${place}: ${id}${label === undefined ? "" : `（${label}）`}：${never.join("、")}`,
    all: (product, decided, clauses) => `${product}：条項${clauses}件のうち${decided}件をすべての場合で判定`,
  },
};

/** Names the clauses of a file's products that none of its scenarios decides, and those that it decides one way only. */
export function printCoverage({ plans, scenarios, language }: Told): void {
  const words = wording[language];
  for (const plan of plans) {
    const clauses = finish(coverClauses(plan, scenarios));
    let decided = 0;
    for (const { id, label, source, outcomes } of clauses) {
      const missing = outcomes.filter((outcome) => outcome.scenarios.length === 0);
      if (missing.length === 0) {
        decided++;
        continue;
      }
      const isOpen = missing.length === outcomes.length;
      const never = isOpen ? [words.never.decided] : missing.map(({ way }) => words.never[way]);
      const name = language === "ja" ? (label.ja ?? label.en) : (label.en ?? label.ja);
      print(`  ${words.clause(`${source.file}:${source.line}:${source.column}`, id, name, never)}`);
    }
    print(`  ${words.all(plan.name, decided, clauses.length)}\n`);
  }
}

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
