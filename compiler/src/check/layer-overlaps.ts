import type { Expression, LayerDeclaration, NumberLiteral } from "@yakkan/grammar/syntax.js";
import { note } from "../diagnostics/report.js";
import type { FileContext } from "./scope.js";

/** A layer whose amounts are written out: what it pays of which part of a loss. */
interface Slice {
  readonly syntax: LayerDeclaration;
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** Tells of layers that together pay more than all of one part of a loss. */
export function findOverlaps(layers: readonly LayerDeclaration[], file: FileContext): void {
  const slices = layers.flatMap((syntax): Slice[] => sliceOf(syntax) ?? []);
  slices.forEach((slice, index) => {
    const other = slices.slice(0, index).find(({ share, from, to }) => {
      return from < slice.to && slice.from < to && share + slice.share > 1 + 1e-9;
    });
    if (other === undefined) return;
    const quoted = file.sources.textOf(other.syntax).replace(/\s+/g, " ");
    file.report("term/layer-overlap", { other: quoted }, slice.syntax, { related: [note("first", {}, other.syntax)] });
  });
}

function sliceOf(syntax: LayerDeclaration): Slice[] | undefined {
  const { slice } = syntax;
  // Under a guard or a basis of its own it may not be there beside another.
  if (slice === undefined) return undefined;
  const [from, height] = [valueOf(slice.attachment), valueOf(slice.limit)];
  const share = slice.share === undefined ? 1 : valueOf(slice.share);
  if (from === undefined || height === undefined || share === undefined) return undefined;
  return [{ syntax, share, from, to: from + height }];
}

function valueOf(syntax: Expression): number | undefined {
  return syntax.kind === "number" ? plainValueOf(syntax) : undefined;
}

/** Near enough to compare. */
function plainValueOf({ digits, decimals, percent }: NumberLiteral): number {
  return Number(digits) / 10 ** (decimals + (percent ? 2 : 0));
}
