import type { Expression, LayerDeclaration } from "@yakkan/grammar/syntax.js";
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
  const slices = layers.flatMap(slicesOf);
  slices.forEach((slice, index) => {
    const other = slices.slice(0, index).find(({ share, from, to }) => {
      return from < slice.to && slice.from < to && share + slice.share > 1 + 1e-9;
    });
    if (other === undefined) return;
    const quoted = file.sources.textOf(other.syntax).replace(/\s+/g, " ");
    file.report("term/layer-overlap", { other: quoted }, slice.syntax, { related: [note("first", {}, other.syntax)] });
  });
}

/** None of a layer in braces, whose terms may have guards: it may not be there beside another. */
function slicesOf(syntax: LayerDeclaration): readonly Slice[] {
  const { slice } = syntax;
  if (slice === undefined) return [];
  const [from, height] = [valueOf(slice.attachment), valueOf(slice.limit)];
  const share = slice.share === undefined ? 1 : valueOf(slice.share);
  if (from === undefined || height === undefined || share === undefined) return [];
  return [{ syntax, share, from, to: from + height }];
}

/** Near enough to compare; nothing of an amount that is not written out. */
function valueOf(syntax: Expression): number | undefined {
  if (syntax.kind !== "number") return undefined;
  return Number(syntax.digits) / 10 ** (syntax.decimals + (syntax.percent ? 2 : 0));
}
