import { type CellReader, type Columns, enlarged } from "@yakkan/runtime/batch.js";
import { valueOf } from "./gather.js";
import { isEmpty, isSameCell, textOf } from "./incidents.js";
import type { Column } from "./layout.js";
import type { RowBlock } from "./rows.js";
import { Texts } from "./texts.js";

/** Cells that are read together: by place in the batch the number of their text, until all are written at once. */
export class Cells {
  private readonly texts: Texts<readonly number[] | undefined>;
  private readonly nothing: readonly number[] | undefined;
  private readonly isStated: boolean;
  /** 0: not written from here; -1: nothing is stated; else the text's number, from 1. */
  private codes = new Int32Array(64);

  /** `places` are those of the columns, -1 for one that the table lacks. */
  constructor(
    private readonly reader: CellReader,
    places: readonly number[],
    columns: readonly Column[],
  ) {
    this.nothing = reader.read(places.map(() => undefined));
    const present = places.filter((place) => place >= 0);
    this.isStated = present.length > 0;
    this.texts = new Texts(present, (block, row) =>
      reader.read(
        places.map((place) =>
          place < 0 || isEmpty(block, place, row) ? undefined : valueOf(textOf(block, row, place), columns[place]!),
        ),
      ),
    );
  }

  /** What the cells of a row say, as a number to be noted; 0: they have a problem. */
  code(block: RowBlock, row: number): number {
    if (!this.isStated) return this.nothing === undefined ? 0 : -1;
    const text = this.texts.find(block, row);
    return this.texts.values[text] === undefined ? 0 : text + 1;
  }

  /** Of the numbers that stand for what cells say the one of a target of the reader. */
  valueOf(code: number, target: number): number {
    return (code < 0 ? this.nothing! : this.texts.values[code - 1]!)[target]!;
  }

  /** Notes what the cells of a row say; false: they have a problem. */
  put(at: number, block: RowBlock, row: number): boolean {
    const code = this.code(block, row);
    this.note(at, code);
    return code !== 0;
  }

  putNothing(at: number): boolean {
    if (this.nothing === undefined) return false;
    this.note(at, -1);
    return true;
  }

  /** Forgets what was noted of some places. */
  forget(from: number, count: number): void {
    this.codes.fill(0, from, from + count);
  }

  restart(): void {
    this.codes.fill(0);
    this.texts.restart();
  }

  /** Writes what was noted of the places from `from` to before `until`. */
  write(columns: Columns, from: number, until: number): void {
    const { codes, texts, nothing } = this;
    this.reader.targets.forEach((target, index) => {
      const to = target(columns);
      const most = Math.min(until, codes.length);
      for (let at = from; at < most; at += 1) {
        const code = codes[at]!;
        if (code > 0) to[at] = texts.values[code - 1]![index]!;
        else if (code < 0) to[at] = nothing![index]!;
      }
    });
  }

  note(at: number, code: number): void {
    if (at >= this.codes.length) this.codes = enlarged(this.codes, Math.max(at + 1, this.codes.length * 2));
    this.codes[at] = code;
  }
}

/** The claims, insureds or units that the rows of an incident name. */
export class Bearers {
  count = 0;
  /** The first row of each, in order. */
  readonly firsts: number[] = [];
  /** By line of the incident its place among them, from 1; 0: it names none. */
  readonly of: number[] = [];

  /** `named` is the column that names them, -1 where the table has none; `stated` are those of what is said of them. */
  constructor(
    private readonly named: number,
    private readonly stated: readonly number[],
  ) {}

  /** Takes those of a run of rows; false: rows say different things of one. */
  gather(block: RowBlock, rows: Int32Array, from: number, until: number): boolean {
    const { firsts, of, named } = this;
    this.count = 0;
    let byId: Map<string, number> | undefined;
    for (let line = 0; line < until - from; line += 1) {
      const row = rows[from + line]!;
      of[line] = 0;
      if (named < 0 || isEmpty(block, named, row)) continue;
      const before = line === 0 ? 0 : of[line - 1]!;
      let place = before > 0 && isSameCell(block, named, firsts[before - 1]!, row) ? before : undefined;
      if (place === undefined) {
        byId ??= new Map();
        const id = textOf(block, row, named);
        place = byId.get(id);
        if (place === undefined) {
          firsts[this.count] = row;
          this.count += 1;
          place = this.count;
          byId.set(id, place);
        }
      }
      of[line] = place;
      if (!saysNothingElse(block, this.stated, firsts[place - 1]!, row)) return false;
    }
    return true;
  }
}

/** Whether a later row says in these columns what an earlier one does, or nothing. */
export function saysNothingElse(block: RowBlock, columns: readonly number[], earlier: number, later: number): boolean {
  for (const column of columns)
    if (!isEmpty(block, column, later) && !isSameCell(block, column, earlier, later)) return false;
  return true;
}
