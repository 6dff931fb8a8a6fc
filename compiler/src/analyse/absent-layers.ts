import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { formatExpr } from "../describe/summary.js";
import { keyOf } from "../keys.js";
import type { Context } from "./context.js";
import { not, or } from "./logic.js";

/**
 * Layers in a row that all have guards, of which under some contract none holds: nothing is then left, where a limit
 * without its guard would leave all. That the node is only for contracts with one of the layers says that it is meant.
 */
export function findAbsentLayers({ plan, layout, logic }: Context): Diagnostic[] {
  return layout.terms.flatMap(({ term, node, guards }) => {
    if (term.kind !== "layers") return [];
    const whens = term.layers.flatMap(({ when }) => when ?? []);
    if (whens.length < term.layers.length || !logic.satisfiable([...guards, ...whens.map(not)])) return [];
    const each = [...new Map(whens.map((when) => [keyOf(when), when])).values()];
    const guard = formatExpr(each.length === 1 ? each[0]! : or(each), plan.currency);
    return [
      diagnose(
        "term/layers-absent",
        { layers: whens.length, guards: each.length, node: node.name, guard },
        term.source,
      ),
    ];
  });
}
