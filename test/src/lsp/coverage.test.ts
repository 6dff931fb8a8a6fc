// What the server reads off the syntax has to be what the compiler makes of it.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compile, type Compiled } from "@yakkan/compiler/compile.js";
import type { Node, Rule, Term } from "@yakkan/compiler/plan.js";
import type { HeadDeclaration } from "@yakkan/grammar/syntax.js";
import { coverageOf } from "@yakkan/lsp/coverage.js";
import { besideProducts } from "../support/policies.js";
import { type FileName, fourFiles } from "./four-files.js";

function compiled(path: string): Compiled {
  const file = new URL(path, import.meta.url);
  return compile({ name: "sample.yakkan", text: readFileSync(file, "utf8") }, { resolve: besideProducts });
}

const derived = compile(
  { name: "団体.yakkan", text: fourFiles["団体.yakkan"] },
  { resolve: (name) => fourFiles[name as FileName] },
);

const samples: readonly (readonly [name: string, file: Compiled])[] = [
  ["a product", compiled("../../fixtures/sample_cyber.yakkan")],
  ["a product that uses a vocabulary", compiled("../../../policies/cyber_protector.yakkan")],
  ["a derived product", derived],
];

/** Terms in the order of the walk. */
function termsOf(node: Node): readonly Term[] {
  if (node.kind === "uncovered") return [];
  if (node.kind === "head") return node.terms;
  return [...node.above, ...node.members.flatMap(termsOf), ...node.below];
}

/** Rules from the outside inwards, with the heads below. */
function rulesOf(node: Node): readonly { readonly rule: Rule; readonly heads: readonly string[] }[] {
  if (node.kind === "uncovered") return [];
  const below = headsOf(node);
  const own = node.rules
    .filter(({ scope }) => scope.items === undefined)
    .map((rule) => ({ rule, heads: below.filter((head) => rule.scope.heads?.includes(head) ?? true) }));
  return node.kind === "head" ? own : [...own, ...node.members.flatMap(rulesOf)];
}

function headsOf(node: Node): readonly string[] {
  if (node.kind === "uncovered") return [];
  return node.kind === "head" ? [node.name] : node.members.flatMap(headsOf);
}

/** `per claim and period` is one clause of the text and two terms of the plan. */
function withoutRepeats(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== lines[index - 1]);
}

describe("language server: coverage", () => {
  for (const [name, file] of samples) {
    describe(name, () => {
      const [coverage] = coverageOf(file);
      const [plan] = file.plans;
      ok(coverage && plan);
      const line = (start: number, heads: readonly string[]): string => `${start}: ${heads.join(", ")}`;
      const names = (heads: readonly { name: { text: string } }[]): string[] => heads.map(({ name }) => name.text);

      it("has the plan's terms, in their order, on their heads", () => {
        deepStrictEqual(
          coverage.terms.map(({ syntax, heads }) => line(syntax.start, names(heads))),
          withoutRepeats(termsOf(plan.root).map(({ source, heads }) => line(source.start, heads))),
        );
      });

      it("has the plan's rules, from the outside inwards", () => {
        deepStrictEqual(
          coverage.rules.map(({ syntax, heads }) => line(syntax.start, names(heads))),
          rulesOf(plan.root).map(({ rule, heads }) => line(rule.source.start, heads)),
        );
      });

      it("has the plan's exclusions, with their heads and triggers", () => {
        const heads = plan.heads.map(({ name }) => name);
        deepStrictEqual(
          coverage.exclusions.map(({ syntax, heads: of, triggers }) => [
            syntax.name.text,
            names(of),
            triggers && [...triggers],
          ]),
          plan.exclusions.map(({ name, scope }) => [name, scope.heads ?? heads, scope.triggers]),
        );
      });

      it("opens heads for the plan's triggers", () => {
        for (const head of plan.heads) {
          const syntax: HeadDeclaration | undefined = coverage.heads.find(({ name }) => name.text === head.name);
          const opened: string[] = [...(coverage.opens.get(syntax!) ?? [])].sort();
          deepStrictEqual(opened, [...new Set(head.covers.flatMap(({ triggers }) => triggers))].sort(), head.name);
        }
      });
    });
  }
});
