import type { Expression, LayerDeclaration } from "@yakkan/grammar/syntax.js";
import { note } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import type { FileContext } from "./scope.js";

/** A layer and the contracts that have it. */
interface Guarded {
  readonly syntax: LayerDeclaration;
  readonly when: Expr | undefined;
}

/** A layer whose amounts are written out: what it pays of which part of a loss. */
interface Slice extends Guarded {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** Tells of layers that together, under one contract, pay more than all of one part of a loss. */
export function findOverlaps(
  layers: readonly Guarded[],
  isPossible: (guards: readonly Expr[]) => boolean,
  file: FileContext,
): void {
  const slices = layers.flatMap(slicesOf);
  slices.forEach((slice, index) => {
    const other = slices.slice(0, index).find(({ share, from, to, when }) => {
      if (from >= slice.to || slice.from >= to || share + slice.share <= 1 + 1e-9) return false;
      return canBothBe(slice, { when }, isPossible);
    });
    if (other === undefined) {
      findHeightAsEnd(slice, slices, isPossible, file);
      return;
    }
    const quoted = file.sources.textOf(other.syntax).replace(/\s+/g, " ");
    file.report("term/layer-overlap", { other: quoted }, slice.syntax, { related: [note("first", {}, other.syntax)] });
  });
  findGaps(layers, slices, file);
}

/** Whether some contract has both layers. */
function canBothBe(
  one: Pick<Guarded, "when">,
  other: Pick<Guarded, "when">,
  isPossible: (guards: readonly Expr[]) => boolean,
): boolean {
  return isPossible([one.when, other.when].filter((guard) => guard !== undefined));
}

/** Tells of `5% of 5_000 xs 4_000` behind `75% of 4_000 xs 500`, which ends at 4_500: of shares no sum tells of it. */
function findHeightAsEnd(
  slice: Slice,
  slices: readonly Slice[],
  isPossible: (guards: readonly Expr[]) => boolean,
  file: FileContext,
): void {
  if (slices.some(({ to }) => to === slice.from)) return;
  const other = slices.find(({ from, to, when }) => {
    if (slice.from !== to - from || from === 0 || from >= slice.from) return false;
    return canBothBe(slice, { when }, isPossible);
  });
  if (other === undefined) return;
  const quoted = file.sources.textOf(other.syntax).replace(/\s+/g, " ");
  const said = { other: quoted, height: grouped(slice.from), end: grouped(other.to) };
  file.report("term/layer-height", said, slice.syntax, { related: [note("otherTerm", {}, other.syntax)] });
}

/**
 * Tells of layers that pay all of their parts with a part in between that none pays. Of shares nothing is said: so an
 * insurer's parts of a programme are written, of which others bear the rest. Nor is it where one layer is in braces or
 * under a guard.
 */
function findGaps(layers: readonly Guarded[], slices: readonly Slice[], file: FileContext): void {
  if (slices.length < layers.length || slices.some(({ share, when }) => share < 1 || when !== undefined)) return;
  const inOrder = [...slices].sort((a, b) => a.from - b.from);
  let highest = inOrder[0];
  for (const slice of inOrder.slice(1)) {
    if (highest !== undefined && slice.from > highest.to) {
      const other = file.sources.textOf(highest.syntax).replace(/\s+/g, " ");
      const [from, to] = [highest.to, slice.from].map(grouped) as [string, string];
      const related = [note("otherTerm", {}, highest.syntax)];
      const height = grouped(slice.to - slice.from);
      file.report("term/layer-gap", { other, from, to, height }, slice.syntax, { related });
    }
    if (highest === undefined || slice.to > highest.to) highest = slice;
  }
}

function grouped(value: number): string {
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, "_") : String(value);
}

/** None of a layer in braces, whose terms may have guards: it may not be there beside another. */
function slicesOf(layer: Guarded): readonly Slice[] {
  const { slice } = layer.syntax;
  if (slice === undefined) return [];
  const [from, height] = [valueOf(slice.attachment), valueOf(slice.limit)];
  const share = slice.share === undefined ? 1 : valueOf(slice.share);
  if (from === undefined || height === undefined || share === undefined) return [];
  return [{ ...layer, share, from, to: from + height }];
}

/** Near enough to compare; nothing of an amount that is not written out. */
function valueOf(syntax: Expression): number | undefined {
  if (syntax.kind !== "number") return undefined;
  return Number(syntax.digits) / 10 ** (syntax.decimals + (syntax.percent ? 2 : 0));
}
