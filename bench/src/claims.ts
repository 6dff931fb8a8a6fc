import type { SettlementInput } from "@yakkan/runtime";

export const heads = ["response", "forensics", "containment", "recurrence", "probe"] as const;

export type BenchInput = Omit<SettlementInput, "ledger"> & {
  readonly contract: { readonly cost_limit: number; readonly own_share: number };
};

/** Whole numbers below a bound: the same ones for the same seed. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** The same claims for the same number: a policy each, one to six lines, some late, some not approved. */
export function claims(count: number): BenchInput[] {
  return [...claimsOneByOne(count)];
}

export function* claimsOneByOne(count: number): Generator<BenchInput> {
  const next = random(20_260_401);
  for (let place = 0; place < count; place += 1) {
    const losses = Array.from({ length: 1 + next(6) }, (_, line) => {
      const head = heads[next(heads.length)]!;
      const needs = head === "forensics" || head === "containment";
      const amount = (1 + next(200)) * 10_000 + next(10_000);
      const id = String(line + 1);
      return needs ? { id, head, amount, approved: next(10) > 0 } : { id, head, amount };
    });
    const late = next(20) === 0;
    yield {
      contract: {
        policy: `P-${place}`,
        period: { from: "2026-04-01", to: "2027-04-01" },
        cost_limit: [1_000_000, 3_000_000, 10_000_000][next(3)]!,
        own_share: [0, 100_000, 500_000][next(3)]!,
      },
      incident: {
        id: "I-1",
        triggers: [next(2) === 0 ? "leak" : "attack"],
        facts: { discovered: late ? "2027-05-01" : `2026-${String(5 + next(5)).padStart(2, "0")}-15` },
      },
      losses,
    };
  }
}
