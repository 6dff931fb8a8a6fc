import type { HeadDeclaration, Named, Span } from "@yakkan/grammar/syntax.js";
import { type InlayHint, type InlayHintLabelPart, InlayHintKind, type Range } from "vscode-languageserver";
import type { Client } from "./client.js";
import { type Coverage, coverageOf, isWrittenIn, type NodeSyntax } from "./coverage.js";
import { boundsOf, hasLimit, isInner, mayHideLimit } from "./limits.js";
import { describeBases, describeBounds } from "./limit-words.js";
import type { Settings } from "./settings.js";
import { locationOf, overlaps, type Snapshot } from "./snapshot.js";
import { describeDays, spansOfWindow } from "./window-words.js";

/** What cannot be seen in the text, beside it: limits that reach a head, 内枠 and 外枠, bases, days. */
export function findInlayHints(snapshot: Snapshot, range: Range, client: Client, settings: Settings): InlayHint[] {
  const asked: Span = { start: snapshot.document.offsetAt(range.start), end: snapshot.document.offsetAt(range.end) };
  const { inlayHints } = settings;
  const hints = [
    ...coverageOf(snapshot.compiled).flatMap((coverage) => [
      ...(inlayHints.frames ? frameHints(snapshot, coverage, asked, client) : []),
      ...(inlayHints.effectiveLimits ? limitHints(snapshot, coverage, asked, client) : []),
      ...(inlayHints.bases ? basisHints(snapshot, coverage, asked, client) : []),
      ...(inlayHints.days ? dayHints(snapshot, coverage, asked, client) : []),
    ]),
  ];
  return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

function frameHints(snapshot: Snapshot, coverage: Coverage, asked: Span, { language }: Client): InlayHint[] {
  return [...coverage.around.keys()]
    .filter(
      (node) =>
        node.kind !== "product" && !isEmpty(node.name) && isAsked(coverage, node, asked) && hasLimit(coverage, node),
    )
    .flatMap((node): InlayHint[] => {
      const inner = isInner(coverage, node);
      if (!inner && mayHideLimit(snapshot.compiled, coverage, coverage.around.get(node)!)) return [];
      const label = language === "ja" ? (inner ? "内枠" : "外枠") : inner ? "inner frame" : "outer frame";
      const tooltip =
        language === "ja"
          ? inner
            ? "この限度額で支払った額は、外側の限度額も使う。"
            : "外側に限度額はなく、ほかの限度額とは別枠。"
          : inner
            ? "内枠: what is paid under this limit uses up the limit around it too."
            : "外枠: no limit stands around it; it comes on top of the limits beside it.";
      return [{ ...hintAfter(snapshot, headerEnd(node), label), tooltip }];
    });
}

function limitHints(snapshot: Snapshot, coverage: Coverage, asked: Span, { language }: Client): InlayHint[] {
  return (
    coverage.heads
      // Where a name is still missing, there is no place for a hint.
      .filter((head) => !isEmpty(head.name) && isAsked(coverage, head, asked))
      .flatMap((head): InlayHint[] => {
        const bounds = describeBounds(snapshot, coverage, boundsOf(coverage, head), language);
        const end = lineEnd(snapshot, coverage, head);
        const [first, between, none] =
          language === "ja" ? ["最大 ", "、", "限度額なし"] : ["at most ", "; ", "no limit"];
        if (bounds.length === 0 && mayHideLimit(snapshot.compiled, coverage, [...coverage.around.get(head)!, head]))
          return [];
        if (bounds.length === 0) return [hintAfter(snapshot, end, none)];
        const label = bounds.flatMap(({ brief, term }, index): InlayHintLabelPart[] => [
          { value: index === 0 ? first : between },
          { value: brief, location: locationOf(snapshot, term) },
        ]);
        return [{ ...hintAfter(snapshot, end, label), tooltip: first + bounds.map(({ text }) => text).join(between) }];
      })
  );
}

/** The end of the line on which the header ends, where nothing is pushed aside; the header's, where more follows. */
function lineEnd({ document }: Snapshot, { around }: Coverage, head: HeadDeclaration): number {
  const end = headerEnd(head);
  const { line } = document.positionAt(end);
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const last = document.offsetAt({ line, character: text.trimEnd().length });
  const crowded = [...around.keys()].some(({ start }) => start > end && start < last);
  return crowded ? end : last;
}

function basisHints(snapshot: Snapshot, coverage: Coverage, asked: Span, { language }: Client): InlayHint[] {
  const items = [...coverage.around.keys()].flatMap((node) => node.items);
  const terms = items.flatMap((item) => (item.kind === "term" ? [item] : item.kind === "layer" ? item.terms : []));
  return terms.flatMap((term) => {
    const last = term.bases.at(-1);
    // A basis that is still being typed counts nothing.
    if (last === undefined || !isAsked(coverage, term, asked) || term.bases.some(({ over }) => over.some(isEmpty)))
      return [];
    // `per incident` alone says it all.
    if (term.bases.length === 1 && last.over.every(({ text }) => text === "incident")) return [];
    return [hintAfter(snapshot, last.end, describeBases(coverage, term.bases, language))];
  });
}

function dayHints(snapshot: Snapshot, coverage: Coverage, asked: Span, { language }: Client): InlayHint[] {
  return coverage.rules.flatMap(({ syntax }) =>
    syntax.kind !== "window" || !isAsked(coverage, syntax, asked)
      ? []
      : spansOfWindow(syntax).flatMap((span) => {
          const label = describeDays(span, language, true);
          return label === "" ? [] : [hintAfter(snapshot, span.literal.end, label)];
        }),
  );
}

function hintAfter(snapshot: Snapshot, offset: number, label: InlayHint["label"]): InlayHint {
  return { position: snapshot.document.positionAt(offset), label, kind: InlayHintKind.Type, paddingLeft: true };
}

/** Behind the labels, or the name where there are none. */
function headerEnd(node: Pick<Named, "name" | "labels"> & NodeSyntax): number {
  return Math.max(node.name.end, node.labels.plain?.end ?? 0, node.labels.en?.end ?? 0);
}

function isAsked(coverage: Coverage, span: Span, asked: Span): boolean {
  return isWrittenIn(coverage, span) && overlaps(span, asked);
}

function isEmpty({ text }: { readonly text: string }): boolean {
  return text === "";
}
