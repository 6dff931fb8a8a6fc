import { named } from "@yakkan/runtime/problems.js";
import { type IncidentRows, lineFields, ofLine, type RowProblem, valueOf } from "./gather.js";
import { columnOf } from "./incidents.js";
import type { Column, Place } from "./layout.js";

/** What is wrong with an input, as it is said of the table's cells that it was read from. */
export class InCells {
  /** By the path of what a column says, without the places in lists. */
  private readonly byPath: ReadonlyMap<string, number>;

  constructor(private readonly columns: readonly Column[]) {
    const byPath = new Map(columns.map(({ place }, column) => [pathOf(place), column]));
    // What is said of lists as a whole is said of what their members are called by.
    for (const [list, field] of lists) {
      const column = columnOf(columns, field);
      if (column >= 0) byPath.set(list, column);
    }
    this.byPath = byPath;
  }

  /** `incident` are the rows, where they are at hand. */
  tell(problem: RowProblem, incident: IncidentRows | undefined): RowProblem {
    const at = this.columnAt(problem.path.replace(/\[\d+\]/g, ""));
    const column = at === undefined ? undefined : this.columns[at];
    const index = incident === undefined ? -1 : this.rowAt(problem.path, at, incident);
    const place = index < 0 ? {} : { row: incident!.numbers[index]! };
    if (column === undefined) return { ...problem, ...place };
    const text = at === undefined ? undefined : incident?.rows[index]?.[at];
    return { ...place, path: column.name, code: problem.code, message: messageOf(problem, column, text ?? undefined) };
  }

  /** The column that says what stands at a path, or that it is part of. */
  private columnAt(path: string): number | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
      const column = this.byPath.get(path.slice(0, end));
      if (column !== undefined) return column;
    }
    for (const [own, column] of this.byPath) if (path !== "" && own.startsWith(`${path}.`)) return column;
    return undefined;
  }

  /** The place of the row that a problem is about; -1: of them all. */
  private rowAt(path: string, column: number | undefined, { rows, faults }: IncidentRows): number {
    const parts = /^(losses|claims|insureds)\[(\d+)\]/.exec(path);
    const own = parts === null ? undefined : this.rowsOf(parts[1]!, Number(parts[2]), { rows, faults });
    const states = (index: number): boolean => column !== undefined && isStated(rows[index]?.[column]);
    const candidates = own ?? rows.map((_, index) => index).filter((index) => !faults.has(index));
    return candidates.find(states) ?? own?.[0] ?? -1;
  }

  /** The rows of a line, a claim or an insured, by its place in the input. */
  private rowsOf(list: string, place: number, { rows, faults }: Pick<IncidentRows, "rows" | "faults">): number[] {
    const found = new Map<string, number[]>();
    rows.forEach((cells, index) => {
      if (faults.has(index)) return;
      const stated = (field: string): string | undefined => {
        const column = this.columns.findIndex((one) => one.place.of === "row" && one.place.field === field);
        const text = column < 0 ? undefined : cells[column];
        return isStated(text) ? text : undefined;
      };
      // Each line has a row of its own.
      const key =
        list !== "losses"
          ? stated(list.slice(0, -1))
          : lineFields.some((field) => stated(field) !== undefined)
            ? String(index)
            : undefined;
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), index]);
    });
    return [...found.values()][place] ?? [];
  }
}

const lists = [
  ["losses", "line"],
  ["claims", "claim"],
  ["insureds", "insured"],
] as const;

function isStated(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== "";
}

function messageOf({ path, code, message }: RowProblem, column: Column, text: string | undefined): string {
  const given =
    text === undefined ? undefined : `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\` stands there`;
  // What stayed a text is not of the form that the column has.
  if (code === "shape" && given !== undefined && column.form !== "json" && typeof valueOf(text!, column) === "string")
    return `\`${column.name}\` holds ${column.holds}; ${given}`;
  const said = message.replace(named(path), `\`${column.name}\``);
  return given === undefined ? said : said.replace(/; [^;]* is given$/, () => `; ${given}`);
}

/** Where an input says what a column does. */
function pathOf(place: Place): string {
  switch (place.of) {
    case "row":
      return pathOfRow(place.field);
    case "contract":
      return `contract.${place.field}`;
    case "reading":
      return `contract.readings.${place.field}`;
    case "units":
      return `contract.units.${place.field}`;
    case "unit":
      return `units.${place.unit}.facts.${place.field}`;
    case "outer":
      return `units.${place.unit}.of`;
    case "incident":
      return `incident.${place.part}.${place.field}`;
    case "claim":
    case "insured":
      return `${place.of}s.${place.part}.${place.field}`;
    case "loss":
      return `losses.${place.part}.${place.field}`;
  }
}

const ofOthers: Readonly<Record<string, string>> = {
  policy: "contract.policy",
  period_from: "contract.period.from",
  period_to: "contract.period.to",
  options: "contract.options",
  incident: "incident.id",
  triggers: "incident.triggers",
  others: "incident.others",
  settled: "settled",
};

function pathOfRow(field: Extract<Place, { of: "row" }>["field"]): string {
  return ofOthers[field] ?? `losses.${ofLine[field] ?? field}`;
}
