import assert from "node:assert/strict";
import { interpret, type InterpretOptions } from "@yakkan/compiler/interpret/interpret.js";
import { validate } from "@yakkan/compiler/interpret/validate.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import type { Contract, Incident, Loss, SettlementInput } from "@yakkan/runtime/claim.js";
import type { LineResult, SettlementResult } from "@yakkan/runtime/result.js";

/** An input with the ordinary things filled in: the trigger `fire`, one policy year, line ids `1`, `2`, … */
export interface Brief extends Omit<Partial<SettlementInput>, "contract" | "incident" | "losses"> {
  readonly contract?: Partial<Contract>;
  readonly incident?: Partial<Incident>;
  readonly losses?: readonly (Omit<Loss, "id"> & { readonly id?: string })[];
}

export function inputOf({ contract = {}, incident = {}, losses = [], ...rest }: Brief): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, ...contract },
    incident: { id: "I-1", triggers: ["fire"], ...incident },
    losses: losses.map((loss, position) => ({ id: String(position + 1), ...loss })),
    ...rest,
  };
}

export function settle(plan: Plan, brief: Brief, options: InterpretOptions = {}): SettlementResult {
  const interpretation = interpret(plan, inputOf(brief), options);
  if (!interpretation.ok)
    assert.fail(interpretation.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return interpretation.result;
}

/** Each problem as `path code`. */
export function problemsOf(plan: Plan, input: unknown): readonly string[] {
  return validate(plan, input).map(({ path, code }) => `${path} ${code}`);
}

export function lineOf(result: SettlementResult, id: string): LineResult {
  const line = result.lines.find((candidate) => candidate.id === id);
  assert.ok(line, `no line ${id}`);
  return line;
}

/** Due by line, in the order of the result. */
export function dues(result: SettlementResult): readonly number[] {
  return result.lines.map((line) => line.due);
}

/** Each reason of a line as `kind clause`. */
export function reasonsOf(result: SettlementResult, id = "1"): readonly string[] {
  return lineOf(result, id).refused.map(({ kind, clause }) => `${kind} ${clause}`);
}

/** What a line waits for, as `kind clause: bearer id name, …`. */
export function pendingsOf(result: SettlementResult, id = "1"): readonly string[] {
  return lineOf(result, id).undetermined.map(
    ({ kind, clause, waitsFor }) =>
      `${kind} ${clause}: ${waitsFor.map((fact) => [fact.of, fact.id, fact.name].filter((part) => part !== undefined).join(" ")).join(", ")}`,
  );
}
