import type { Span } from "@yakkan/grammar/syntax.js";
import type { SourceText } from "../compile.js";
import { relativePath } from "./paths.js";

/** A stretch of one file. */
export interface Place extends Span {
  readonly source: SourceText;
}

/**
 * Positions of a file begin at a multiple of this. One number says the file and where in it, so what is made
 * of several files needs no other kind of position than what is made of one.
 */
const fileSize = 2 ** 32;

/** The files that one text is compiled with, the text itself first: its positions are its offsets. */
export class Sources {
  private readonly files: SourceText[] = [];
  /** As far as somebody has asked. */
  private readonly lineStarts = new Map<SourceText, number[]>();
  private readonly paths = new Map<SourceText, string>();

  constructor(entry: SourceText) {
    this.files.push(entry);
  }

  get all(): readonly SourceText[] {
    return this.files;
  }

  get entry(): SourceText {
    return this.files[0]!;
  }

  /** Where the positions of the next file begin; the same for the same sequence of files. */
  add(source: SourceText): number {
    this.files.push(source);
    return (this.files.length - 1) * fileSize;
  }

  /** The file of a position, and the offsets in it. */
  placeOf({ start, end }: Span): Place {
    const index = Math.floor(start / fileSize);
    const base = index * fileSize;
    return { source: this.files[index]!, start: start - base, end: end - base };
  }

  /** How the text itself speaks of a file, so that a plan is the same wherever the text is compiled. */
  pathTo(source: SourceText): string {
    const known = this.paths.get(source) ?? relativePath(this.entry.name, source.name);
    this.paths.set(source, known);
    return known;
  }

  isEntry({ start }: Span): boolean {
    return start < fileSize;
  }

  textOf(span: Span): string {
    const { source, start, end } = this.placeOf(span);
    return source.text.slice(start, end);
  }

  /** Line and column of where a span begins, from 1. */
  lineOf(span: Span): { readonly source: SourceText; readonly line: number; readonly column: number } {
    const { source, start } = this.placeOf(span);
    const starts = this.linesUpTo(source, start);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    return { source, line: low + 1, column: start - starts[low]! + 1 };
  }

  private linesUpTo(source: SourceText, offset: number): readonly number[] {
    const starts = this.lineStarts.get(source) ?? [0];
    this.lineStarts.set(source, starts);
    let last = starts.at(-1)!;
    while (last <= offset) {
      last = source.text.indexOf("\n", last) + 1;
      if (last === 0) break;
      starts.push(last);
    }
    return starts;
  }
}
