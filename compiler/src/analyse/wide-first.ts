import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isWithinGroups } from "./groups.js";
import type { PlacedTerm } from "./layout.js";
import { isSettled } from "./settled.js";
import { canMeetOnLine } from "./together.js";

type End = PlacedTerm & { readonly term: Term & { readonly kind: "borne" | "limit" } };

/**
 * `borne at most 6_000 per period  borne at most 5_000 per member per period`: the end of all has given back to members
 * what their own would have, too, so that they bear less than both together say. So has a limit of all cut members by
 * more than is left to be cut, where their own limits stand behind it.
 */
export function findWideFirst(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const ends = terms.filter((placed): placed is End => isEnd(placed, context));
  const byHead = new ByHead(ends, ({ term }) => term.heads);
  return ends.flatMap((narrow): Diagnostic[] => {
    const { term, guards } = narrow;
    const wide = byHead.about(term.heads).find(
      (one) =>
        byHead.isBefore(one, narrow) &&
        one.term.kind === term.kind &&
        one.term.source.start !== term.source.start &&
        isWithinGroups(term, one.term, context) &&
        !isWithinGroups(one.term, term, context) &&
        term.heads.every((head) => one.term.heads.includes(head)) &&
        canMeetOnLine(one, narrow, context) &&
        // What is never below that of all cuts nothing behind it.
        !context.bounds.isAtLeast(term.amount, one.term.amount, guards),
    );
    if (wide === undefined) return [];
    const said = { term: term.kind, wide: context.quote(wide.term.source) };
    const related = [note("otherTerm", {}, wide.term.source)];
    return [diagnose("term/wide-first", said, term.source, { related })];
  });
}

/** Of an amount that does not go by the loss; `limit unlimited per person` takes nothing on purpose. */
function isEnd(placed: PlacedTerm, context: Context): placed is End {
  const { term } = placed;
  if (term.heads.length === 0) return false;
  if (term.kind === "borne") return true;
  const isOfAmount = term.kind === "limit" && !("times" in term) && !isCountedTerm(term);
  return isOfAmount && term.amount.kind !== "unlimited" && isSettled(term.amount, context);
}
