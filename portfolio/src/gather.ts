import type { Column, Place } from "./layout.js";

/** Something wrong with what is to be settled. */
export interface RowProblem {
  /** The row that it stands in, from 1; left out: the first of the settlement. */
  readonly row?: number;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** The rows of one settlement of an incident. `cells` in the order of the columns, null where a cell is empty. */
export interface IncidentRows {
  /** Their numbers in the file, from 1. */
  readonly numbers: readonly number[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** By place among them what is wrong with one as a row of CSV. */
  readonly faults: ReadonlyMap<number, string>;
}

type Bag = Record<string, unknown>;

/** Turns the rows of an incident into an input; what they say differently of one thing is a problem. */
export function inputOf(
  { numbers, rows, faults }: IncidentRows,
  columns: readonly Column[],
): { readonly input: unknown; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const contract: Bag = {};
  const incident: Bag = {};
  const claims = new Map<string, Bag>();
  const insureds = new Map<string, Bag>();
  /** By kind and id. */
  const units = new Map<string, Map<string, Bag>>();
  const losses: Bag[] = [];
  rows.forEach((cells, index) => {
    const row = numbers[index]!;
    const fault = faults.get(index);
    if (fault !== undefined) {
      problems.push({ row, path: "", code: "shape", message: fault });
      return;
    }
    const at = new Map<string, string>();
    // Most cells are empty.
    const stated: number[] = [];
    for (let place = 0; place < columns.length; place += 1) {
      const text = cells[place];
      if (text === null || text === undefined || text === "") continue;
      stated.push(place);
      const column = columns[place]!;
      if (column.place.of === "row") at.set(column.place.field, text);
    }
    const once = (bag: Bag, field: string, value: unknown, column: string): void => {
      const known = Object.hasOwn(bag, field) ? bag[field] : undefined;
      if (known === value) return;
      if (known === undefined) put(bag, field, value);
      else if (JSON.stringify(known) !== JSON.stringify(value))
        problems.push({
          row,
          path: column,
          code: "conflict",
          message: `\`${column}\` says ${JSON.stringify(value)}, and ${JSON.stringify(bag[field])} in an earlier row of the incident`,
        });
    };
    const bearer = (listed: Map<string, Bag>, id: string | undefined): Bag | undefined => {
      if (id === undefined) return undefined;
      const known = listed.get(id);
      if (known !== undefined) return known;
      const made: Bag = { id };
      listed.set(id, made);
      return made;
    };
    const claim = bearer(claims, at.get("claim"));
    const insured = bearer(insureds, at.get("insured"));
    const isLine = lineFields.some((field) => at.has(field));
    const loss: Bag | undefined = isLine ? {} : undefined;
    if (loss !== undefined) losses.push(loss);
    const kind = at.get("unit");
    const id = at.get("unit_id");
    const named = (): Bag | undefined => {
      if (kind === undefined || id === undefined) return undefined;
      const listed = units.get(kind) ?? new Map<string, Bag>();
      units.set(kind, listed);
      return bearer(listed, id);
    };
    // A line says by itself what unit it is of.
    if (loss === undefined && named() === undefined && (kind ?? id) !== undefined) {
      const path = kind === undefined ? "unit" : "unit_id";
      problems.push({ row, path, code: "missing", message: `\`${path}\` is not given` });
    }
    for (const own of stated) {
      const column = columns[own]!;
      const { name, place } = column;
      if (isName(place) && hasBlankEnd(cells[own]!)) {
        const [given, meant] = [cells[own]!, cells[own]!.trim()].map((text) => JSON.stringify(text));
        const message = `\`${name}\` has a blank at an end: ${given} would be another than ${meant}`;
        problems.push({ row, path: name, code: "shape", message });
      }
      const value = valueOf(cells[own]!, column);
      switch (place.of) {
        case "row":
          putRow(place.field, value, { contract, incident, loss, once: (bag, field) => once(bag, field, value, name) });
          break;
        case "contract":
          once(contract, place.field, value, name);
          break;
        case "reading":
          once(part(contract, "readings"), place.field, value, name);
          break;
        case "units":
          once(part(contract, "units"), place.field, value, name);
          break;
        case "incident":
          once(part(incident, place.part), place.field, value, name);
          break;
        case "outer":
        case "unit": {
          const unit = kind === place.unit ? named() : undefined;
          if (unit === undefined) {
            problems.push({
              row,
              path: name,
              code: "reference",
              message: `\`${name}\` is given, but no \`unit_id\` of a \`${place.unit}\``,
            });
            break;
          }
          if (place.of === "outer") once(unit, "of", value, name);
          else once(part(unit, "facts"), place.field, value, name);
          break;
        }
        case "claim":
        case "insured":
        case "loss": {
          const whose = place.of === "claim" ? claim : place.of === "insured" ? insured : loss;
          if (whose !== undefined) once(part(whose, place.part), place.field, value, name);
          else
            problems.push({
              row,
              path: name,
              code: "reference",
              message: `\`${name}\` is given, but ${place.of === "loss" ? "no line" : `no \`${place.of}\``}`,
            });
        }
      }
    }
  });
  const input: Bag = { contract, incident, losses };
  if (claims.size > 0) input["claims"] = [...claims.values()];
  if (insureds.size > 0) input["insureds"] = [...insureds.values()];
  if (units.size > 0) {
    const byKind: Bag = {};
    for (const [kind, listed] of units) put(byKind, kind, [...listed.values()]);
    input["units"] = byKind;
  }
  return { input, problems };
}

const nameFields: ReadonlySet<string> = new Set(["policy", "incident", "claim", "insured", "line", "unit_id"]);

/** Whether a column says what something is called by. */
function isName(place: Place): boolean {
  return place.of === "outer" || (place.of === "row" && nameFields.has(place.field));
}

/** Of two names that look the same one may have blanks at its ends, as tables of fixed widths pad them. */
export function hasBlankEnd(text: string): boolean {
  return text.trim().length < text.length;
}

/** A row in which one of them is stated is a line; a unit, a claim or an insured may have a row of its own. */
export const lineFields = ["line", "head", "amount", "incurred", "approved", "item", "trigger", "count"];

/** By the field of a row that of a line. */
export const ofLine: Readonly<Record<string, string>> = {
  line: "id",
  head: "head",
  amount: "amount",
  incurred: "incurred",
  approved: "approved",
  item: "item",
  trigger: "trigger",
  unit: "unit",
  unit_id: "unitId",
  count: "count",
  claim: "claim",
  insured: "insured",
};

function putRow(
  field: string,
  value: unknown,
  to: { contract: Bag; incident: Bag; loss: Bag | undefined; once: (bag: Bag, field: string) => void },
): void {
  const own = ofLine[field];
  if (own !== undefined) {
    if (to.loss !== undefined) put(to.loss, own, value);
    return;
  }
  if (field === "policy" || field === "options") to.once(to.contract, field);
  else if (field === "period_from") to.once(part(to.contract, "period"), "from");
  else if (field === "period_to") to.once(part(to.contract, "period"), "to");
  else if (field === "incident") to.once(to.incident, "id");
  else if (field === "triggers" || field === "others") to.once(to.incident, field);
}

function part(bag: Bag, field: string): Bag {
  if (!Object.hasOwn(bag, field)) put(bag, field, {});
  return bag[field] as Bag;
}

/** A plain own property, whatever its name is. */
function put(bag: Bag, field: string, value: unknown): void {
  if (field === "__proto__")
    Object.defineProperty(bag, field, { value, enumerable: true, writable: true, configurable: true });
  else bag[field] = value;
}

/** A cell's text as a value of JSON; what is not of the form stays text, for the evaluator to refuse. */
export function valueOf(text: string, column: Pick<Column, "form" | "listsNone">): unknown {
  const { form } = column;
  switch (form) {
    case "number":
    case "ratio":
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    case "truth":
    case "truth or text": {
      const lower = text.toLowerCase();
      if (lower === "true" || lower === "1") return true;
      if (lower === "false" || lower === "0") return false;
      return form === "truth" ? text : momentText(text);
    }
    case "list":
      return text === "none" && column.listsNone !== true ? [] : listOf(text);
    case "json":
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    case "text":
      return momentText(text);
  }
}

/** `a|b`, and as DuckDB writes lists, `[a, b]` and `[]`. Where a name is missing it is empty, for the evaluator to refuse. */
function listOf(text: string): readonly string[] {
  if (text === "[]") return [];
  const inner = /^\[(.*)\]$/s.exec(text);
  const parts = inner === null ? text.split("|") : inner[1]!.split(",");
  return parts.map((part) => part.trim());
}

/** `2026-04-01 16:00:00`, as tables write instants, is `2026-04-01T16:00`. */
export function momentText(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}):00(?:\.0+)?$/.exec(text);
  return parts === null ? text : `${parts[1]}T${parts[2]}`;
}
