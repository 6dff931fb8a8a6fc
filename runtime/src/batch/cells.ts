import type { Bearer } from "../facts.js";
import { Problems } from "../problems.js";
import type { Product } from "../product.js";
import { indexOf, type ProductIndex } from "../product-index.js";
import { readContract, type ReadContract } from "../read-contract.js";
import { readCircumstances, readFacts } from "../read-facts.js";
import { readIncident, readLine } from "../read-input.js";
import { KnownUnits } from "../read-units.js";
import { Columns, ColumnWriter, type Days, type Numbers, type Ratios } from "./columns.js";

/** A column of numbers, in whichever columns. */
export type Target = (columns: Columns) => Numbers;

/** Something that an input states, read by itself: the numbers that stand for it, by the columns of `targets`. */
export interface CellReader {
  readonly targets: readonly Target[];
  /** Of the JSON values in the order in which the reader names them; undefined: they have a problem. */
  read(values: readonly unknown[]): readonly number[] | undefined;
}

/** What a line says by one or more of its fields. */
type LineField = "head" | "item" | "unit" | "count" | "trigger" | "approved" | "incurred";

/**
 * Reads parts of inputs by the readers of whole inputs, for those who fill columns themselves and know most
 * parts already. What the parts of an incident say together is theirs to check: that the ids of lines are
 * unique, what the lines come to, that claims and insureds are listed, that units with a schedule are in that of the
 * contract, and that lines of one unit say alike how many it stands for.
 */
export class CellReaders {
  private readonly scratch: Columns;
  private readonly writer: ColumnWriter;
  private readonly index: ProductIndex;

  constructor(private readonly product: Product) {
    this.index = indexOf(product);
    this.scratch = new Columns(product);
    this.writer = new ColumnWriter(product, this.scratch);
  }

  contract(json: unknown): ReadContract | undefined {
    const problems = new Problems();
    const read = readContract(this.product, json, problems);
    return problems.list.length === 0 ? read : undefined;
  }

  /** The triggers asserted, and what is said of other circumstances. */
  incident(): CellReader {
    return this.reader([(columns) => columns.triggers, (columns) => columns.othersNone], ([triggers, others]) => {
      const problems = new Problems();
      const read = readIncident(this.index, { id: "1", triggers, others }, problems);
      if (read === undefined || problems.list.length > 0) return false;
      this.writer.writeIncident(0, read.stated);
      return true;
    });
  }

  /**
   * The kind of a line: its head, item, kind of unit and count, of a line that gives its unit's id or of one that does
   * not. Whether the contract lists that unit is not asked.
   */
  kind(hasUnitId: boolean): CellReader {
    const targets: Target[] = [
      (columns) => columns.head,
      (columns) => columns.item,
      (columns) => columns.unit,
      (columns) => columns.count,
    ];
    return this.line(["head", "item", "unit", "count"], targets, hasUnitId ? { unitId: "1" } : {});
  }

  trigger(): CellReader {
    return this.line(["trigger"], [(columns) => columns.trigger]);
  }

  /** When a line arose, and whether it is approved: by a day only if not after that. */
  approval(): CellReader {
    const targets: Target[] = [
      (columns) => columns.approved,
      (columns) => columns.incurred.day,
      (columns) => columns.incurred.second,
    ];
    return this.line(["approved", "incurred"], targets);
  }

  /** A fact; without targets where the kernel does not read it. */
  fact(of: Bearer, name: string): CellReader {
    const column = this.scratch.facts[of][name];
    const targets: Target[] =
      column === undefined
        ? []
        : "day" in column
          ? [(columns) => factIn<Days>(columns, of, name).day, (columns) => factIn<Days>(columns, of, name).second]
          : "top" in column
            ? [
                (columns) => factIn<Ratios>(columns, of, name).top,
                (columns) => factIn<Ratios>(columns, of, name).bottom,
              ]
            : [(columns) => factIn<Numbers>(columns, of, name)];
    return this.reader(targets, ([value]) => {
      const problems = new Problems();
      const json = value === undefined ? undefined : { [name]: value };
      const { facts } = readFacts(this.index.facts[of], json, "", of, "", problems);
      if (problems.list.length > 0) return false;
      this.writer.writeStated(of, 0, { id: undefined, facts, exclusions: this.index.asserted[of].unstated });
      return true;
    });
  }

  /** The circumstances of a bearer, all together: by their names, in that order. */
  circumstances(of: Bearer, names: readonly string[]): CellReader {
    const { asserted, denied } = this.scratch.circumstances[of];
    const targets = [
      ...asserted.map(
        (_, word): Target =>
          (columns) =>
            columns.circumstances[of].asserted[word]!,
      ),
      ...denied.map(
        (_, word): Target =>
          (columns) =>
            columns.circumstances[of].denied[word]!,
      ),
    ];
    return this.reader(targets, (values) => {
      const problems = new Problems();
      const json = Object.fromEntries(names.map((name, place) => [name, values[place]]));
      const exclusions = readCircumstances(this.index.asserted[of], json, "", of, problems);
      if (problems.list.length > 0) return false;
      this.writer.writeStated(of, 0, { id: undefined, facts: this.index.facts[of].unstated, exclusions });
      return true;
    });
  }

  private line(fields: readonly LineField[], targets: readonly Target[], besides: object = {}): CellReader {
    return this.reader(targets, (values) => {
      const problems = new Problems();
      const record = Object.fromEntries(fields.map((field, place) => [field, values[place]]));
      const { product, index } = this;
      const units = new KnownUnits(index, undefined, problems);
      const context = { product, index, problems, claims: new Map(), insureds: new Map(), units };
      const { line } = readLine(context, { id: "1", ...besides, ...record }, "", new Set());
      // The other fields are read by themselves.
      if (problems.list.some(({ path }) => fields.includes(path.slice(1) as LineField))) return false;
      this.writer.writeLine(line, 0, 0, new Map(), new Map(), new Map());
      return true;
    });
  }

  private reader(targets: readonly Target[], isRead: (values: readonly unknown[]) => boolean): CellReader {
    return {
      targets,
      read: (values) => (isRead(values) ? targets.map((target) => target(this.scratch)[0]!) : undefined),
    };
  }
}

function factIn<Column extends Numbers | Days | Ratios>(columns: Columns, of: Bearer, name: string): Column {
  return columns.facts[of][name] as Column;
}
