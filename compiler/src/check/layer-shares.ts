import type { Expression, LayerSlice, Span } from "@yakkan/grammar/syntax.js";
import { replaceBy } from "../diagnostics/report.js";
import { isPercentage } from "./operators.js";
import type { FileContext } from "./scope.js";

/**
 * Tells of a share of an amount in a layer that may be meant as something else. A market slip means by `20% of premium
 * xs 110% of premium` a layer that is 20 % of the premium high, by `20% of layer_size xs 5億` a share of one that is so
 * high, and by `80% * 5億 xs 5億` either. Parentheses say which.
 */
export function tellLayerShare(file: FileContext, { share, limit, attachment }: LayerSlice): void {
  const said = (span: Span): string => file.sources.textOf(span).replace(/\s+/g, " ");
  const isTurned = attachment.start < limit.start;
  const layer = (height: string): string => (isTurned ? `… を超える ${height}` : `${height} xs …`);

  if (share === undefined) {
    tellProduct();
    tellAttachment();
  } else if (share.kind === "number" && isName(limit)) {
    // In Japanese the share stands behind.
    const isBehind = share.start > limit.start;
    const span = isBehind ? { start: limit.start, end: share.end } : { start: share.start, end: limit.end };
    const between = said(isBehind ? { start: limit.end, end: share.start } : { start: share.end, end: limit.start });
    if (/[()]/.test(between)) return;
    const ofName = isBehind ? `(${said(limit)})${between}${said(share)}` : `${said(share)}${between}(${said(limit)})`;
    tell(share, limit, span, "share", ofName);
  }

  /** `80% * cap`, without parentheses, is all of a layer of that height. */
  function tellProduct(): void {
    if (limit.kind !== "binary" || limit.operator !== "*") return;
    if (
      file.sources
        .textOf({ start: Math.max(0, limit.start - 40), end: limit.start })
        .trimEnd()
        .endsWith("(")
    )
      return;
    const { left, right } = limit;
    const [part, of] = isPercentage(left) ? [left, right] : [right, left];
    if (!isPercentage(part)) return;
    // Its parentheses are not in the tree, and a name needs them to be a height.
    const height = of.kind === "number" ? said(of) : `(${said(of)})`;
    tell(part, of, limit, "height", isTurned ? `${height} の ${said(part)}` : `${said(part)} of ${height}`);
  }

  function tell(part: Span, of: Span, span: Span, means: "share" | "height", ofName: string): void {
    const high = `(${said(span)})`;
    const shown = { share: said(part), of: said(of), high: layer(high), ofName: layer(ofName) };
    file.report("term/layer-share", { ...shown, means }, span, {
      fixes: [replaceBy(high, span), replaceBy(ofName, span)],
    });
  }

  /** `5億円 xs 5億円 の 60%`: a part of an amount that is written out is no attachment, unless it stands in front. */
  function tellAttachment(): void {
    if (isTurned || attachment.kind !== "binary" || attachment.operator !== "of") return;
    const { left, right } = attachment;
    if (!isPercentage(left) || right.kind !== "number" || isPercentage(right)) return;
    const [part, high, from] = [said(left), said(limit), said(right)];
    const ofName = right.start < left.start ? `${from} を超える ${high} の ${part}` : `${part} of ${high} xs ${from}`;
    file.report("term/layer-share", { share: part, of: from, ofName, means: "attachment" }, attachment);
  }
}

function isName({ kind }: Expression): boolean {
  return kind === "reference" || kind === "field";
}
