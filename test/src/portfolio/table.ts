import type { SettlementInput } from "@yakkan/runtime";
import { csvLine } from "@yakkan/portfolio/csv.js";
import type { Column } from "@yakkan/portfolio/layout.js";

/** An input, and when it was settled where a file says so. */
export type Stated = Omit<SettlementInput, "ledger"> & { readonly settled?: string };

type Bag = Readonly<Record<string, unknown>>;

/** The rows of a table of claims that say what the inputs say: one for each line, and for what no line names. */
export function tableOf(inputs: readonly Stated[], columns: readonly Column[]): readonly string[][] {
  return inputs.flatMap((input) => {
    const claims = new Map((input.claims ?? []).map((claim) => [claim.id, claim as unknown as Bag]));
    const insureds = new Map((input.insureds ?? []).map((insured) => [insured.id, insured as unknown as Bag]));
    const rows = input.losses.map((loss) =>
      rowOf(columns, input, loss as unknown as Bag, claims.get(loss.claim ?? ""), insureds.get(loss.insured ?? "")),
    );
    const named = (field: "claim" | "insured"): ReadonlySet<unknown> =>
      new Set(input.losses.map((loss) => loss[field]));
    const [withClaim, withInsured] = [named("claim"), named("insured")];
    for (const [id, claim] of claims)
      if (!withClaim.has(id)) rows.push(rowOf(columns, input, undefined, claim, undefined));
    for (const [id, insured] of insureds)
      if (!withInsured.has(id)) rows.push(rowOf(columns, input, undefined, undefined, insured));
    // A row of a unit alone says no more of it than its id and its facts.
    for (const [unit, listed] of Object.entries(input.units ?? {}))
      for (const { id } of listed)
        if (!input.losses.some((loss) => loss.unit === unit && loss.unitId === id))
          rows.push(rowOf(columns, input, undefined, undefined, undefined, { unit, unitId: id }));
    return rows.length > 0 ? rows : [rowOf(columns, input, undefined, undefined, undefined)];
  });
}

export function csvOf(inputs: readonly Stated[], columns: readonly Column[]): string {
  return [columns.map(({ name }) => name), ...tableOf(inputs, columns)].map(csvLine).join("");
}

const ofLine: Readonly<Record<string, string>> = { line: "id" };

function rowOf(
  columns: readonly Column[],
  { contract, incident, units, settled }: Stated,
  loss: Bag | undefined,
  claim: Bag | undefined,
  insured: Bag | undefined,
  named: Bag | undefined = loss,
): string[] {
  const bearers: Readonly<Record<string, Bag | undefined>> = { incident: incident as never, claim, insured, loss };
  return columns.map(({ place }) => {
    switch (place.of) {
      case "row":
        switch (place.field) {
          case "policy":
            return text(contract.policy);
          case "period_from":
            return text(contract.period.from);
          case "period_to":
            return text(contract.period.to);
          case "options":
            return text(contract.options);
          case "incident":
            return text(incident.id);
          case "triggers":
            return text(incident.triggers);
          case "others":
            return text(incident.others);
          case "settled":
            return text(settled);
          case "claim":
            return text(claim?.["id"]);
          case "insured":
            return text(insured?.["id"]);
          case "unit":
            return text(named?.["unit"]);
          case "unit_id":
            return text(named?.["unitId"]);
          default:
            return text(loss?.[ofLine[place.field] ?? place.field]);
        }
      case "contract":
        return text(contract[place.field]);
      case "reading":
        return text(contract.readings?.[place.field]);
      case "unit": {
        const listed = named?.["unit"] === place.unit ? own(units, place.unit) : undefined;
        return text(listed?.find(({ id }) => id === named?.["unitId"])?.facts?.[place.field]);
      }
      case "outer": {
        const listed = named?.["unit"] === place.unit ? own(units, place.unit) : undefined;
        return text(listed?.find(({ id }) => id === named?.["unitId"])?.of);
      }
      case "units":
        return own(contract.units, place.field) === undefined ? "" : JSON.stringify(contract.units![place.field]);
      default:
        return text((bearers[place.of]?.[place.part] as Bag | undefined)?.[place.field]);
    }
  });
}

function text(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join("|");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A field that is stated, not one that every object has: a kind of unit may be named `constructor`. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
