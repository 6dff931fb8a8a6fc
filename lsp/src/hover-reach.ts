/** What cannot be seen where a name stands: what else in the text reaches it. */
import type { DeclaredSymbol, NameUse } from "@yakkan/compiler/check/model.js";
import type { HeadDeclaration, Name } from "@yakkan/grammar/syntax.js";
import { clauseText } from "./clause-text.js";
import type { Client } from "./client.js";
import { type Coverage, coverageAt, exclusionsOf, nodeOf, type NodeSyntax, type TermClause } from "./coverage.js";
import { describeBounds, labelOf, oneLine } from "./limit-words.js";
import { boundsOf, hasLimit, isInner, isLimit, mayHideLimit } from "./limits.js";
import type { Snapshot } from "./snapshot.js";
import { spansIn } from "./tree.js";
import { describeWindow } from "./window-words.js";

type Language = Client["language"];

/** In Markdown, a paragraph or list each. */
export function describeReach(snapshot: Snapshot, { name, symbol }: NameUse, { language }: Client): string[] {
  const coverage = coverageAt(snapshot.compiled, name);
  if (coverage === undefined) return [];
  switch (symbol.kind) {
    case "head":
      return describeHead(
        snapshot,
        coverage,
        nodeOf(coverage, symbol.declaration as NodeSyntax) as HeadDeclaration,
        language,
      );
    case "section":
    case "frame":
      return describeFrame(snapshot, coverage, nodeOf(coverage, symbol.declaration as NodeSyntax), language);
    case "item":
      return describeItem(snapshot, coverage, symbol, language);
    case "choice":
      return describeChoice(snapshot, coverage, symbol, language);
    case "option":
      return describeOption(coverage, symbol, language);
    case "trigger":
      return describeTrigger(coverage, symbol, language);
    case "exclusion":
      return describeExclusion(snapshot, coverage, symbol, language);
    default:
      return [];
  }
}

function describeHead(snapshot: Snapshot, coverage: Coverage, head: HeadDeclaration, language: Language): string[] {
  const ja = language === "ja";
  // A head that is declared twice is known by its first declaration only.
  if (!coverage.around.has(head)) return [];
  const bounds = describeBounds(snapshot, coverage, boundsOf(coverage, head), language);
  const terms = coverage.terms.filter(({ heads }) => heads.includes(head));
  const windows = coverage.rules.flatMap(({ syntax, heads }) =>
    syntax.kind === "window" && heads.includes(head) ? [describeWindow(snapshot, coverage, syntax, language)] : [],
  );
  const exclusions = exclusionsOf(coverage, head);
  const each = head.computed && unitAround(coverage, head);
  return [
    ...(each === undefined
      ? []
      : [
          `**${ja ? `${labelOf(coverage, each, language)}ごとの額` : `An amount for each ${labelOf(coverage, each, language)}`}**`,
        ]),
    ...(bounds.length > 0
      ? [
          listed(
            ja ? "**支払われる額の上限**" : "**Pays at most**",
            bounds.map(({ text }) => text),
          ),
        ]
      : mayHideLimit(snapshot.compiled, coverage, [...coverage.around.get(head)!, head])
        ? []
        : [ja ? "**支払限度額なし**" : "**No limit**"]),
    ...(terms.length === 0
      ? []
      : [
          listed(
            ja ? "**適用の順**" : "**Terms in the order in which they act**",
            terms.map((term) => describeTerm(snapshot, term, language)),
            (index) => `${index + 1}.`,
          ),
        ]),
    ...(windows.length === 0 ? [] : [listed(ja ? "**対象となる期間**" : "**Days that count**", windows)]),
    ...(exclusions.length === 0
      ? []
      : [
          listed(
            ja ? `**免責事由 ${exclusions.length}件**` : `**Exclusions that can apply: ${exclusions.length}**`,
            shorten(
              exclusions.map(({ syntax, liftedBy }) =>
                liftedBy.length === 0
                  ? `\`${syntax.name.text}\``
                  : `\`${syntax.name.text}\` (${describeLifting(
                      liftedBy.map(({ text }) => text),
                      language,
                    )})`,
              ),
              language,
            ),
          ),
        ]),
  ];
}

/** Its list and rules around it may say that it is never paid, or waits for the insurer. */
function describeItem(
  snapshot: Snapshot,
  coverage: Coverage,
  { name, within }: DeclaredSymbol,
  language: Language,
): string[] {
  const head = within && (nodeOf(coverage, within.declaration as NodeSyntax) as HeadDeclaration);
  const lists = head?.items.filter((item) => item.kind === "items") ?? [];
  const list = lists.find(({ items }) => items.some((item) => item.name.text === name));
  if (head === undefined || list === undefined) return [];
  const ja = language === "ja";
  if (list.refused) return [ja ? "**支払われない内訳**" : "**Never paid**"];
  const approvals = coverage.rules.flatMap(({ syntax, heads, items }) =>
    syntax.kind === "requires" &&
    syntax.what === "approval" &&
    heads.includes(head) &&
    (items === undefined || items.names.some(({ text }) => text === name) !== items.allBut)
      ? [`\`${clauseText(snapshot, syntax)}\``]
      : [],
  );
  if (list.approval === undefined && approvals.length === 0) return [];
  const title = ja ? "**保険会社の承認が必要**" : "**Waits for the insurer's approval**";
  return [list.approval === undefined ? `${title}: ${approvals.join(", ")}` : title];
}

/** The unit of the innermost node around that is `for each` unit. */
function unitAround({ around }: Coverage, head: HeadDeclaration): Name | undefined {
  return around
    .get(head)
    ?.reduce<Name | undefined>((unit, node) => ("forEach" in node && node.forEach) || unit, undefined);
}

function describeTerm(snapshot: Snapshot, { syntax, row, node }: TermClause, language: Language): string {
  const text = clauseText(snapshot, syntax);
  const more = row.length > 1 ? " …" : "";
  const where =
    node.kind === "product" ? "" : language === "ja" ? `（\`${node.name.text}\`）` : ` (on \`${node.name.text}\`)`;
  return `\`${text}${more}\`${where}`;
}

function describeFrame(snapshot: Snapshot, coverage: Coverage, node: NodeSyntax, language: Language): string[] {
  if (!hasLimit(coverage, node)) return [];
  const inner = isInner(coverage, node);
  const limits = coverage.terms
    .filter((clause) => clause.node === node && isLimit(coverage, clause))
    .map(({ syntax, heads }) => {
      const names = heads.map(({ name }) => `\`${name.text}\``).join(", ");
      return `\`${clauseText(snapshot, syntax)}\`: ${names}`;
    });
  if (!inner && mayHideLimit(snapshot.compiled, coverage, coverage.around.get(node)!))
    return [listed(language === "ja" ? "**支払限度額**" : "**Limits**", limits)];
  const title =
    language === "ja"
      ? `**${inner ? "内枠：外側の限度額も使う" : "外枠：ほかの限度額とは別枠"}**`
      : `**${inner ? "Inner frame (内枠): it uses up the limit around it too" : "Outer frame (外枠): no limit stands around it"}**`;
  return [listed(title, limits)];
}

function describeChoice(
  snapshot: Snapshot,
  { terms, meanings }: Coverage,
  symbol: DeclaredSymbol,
  language: Language,
): string[] {
  const using = terms.filter(
    ({ syntax }) =>
      syntax.kind === "term" &&
      [...spansIn(syntax.amount)].some(
        (part) => "kind" in part && part.kind === "name" && meanings.of(part as never) === symbol,
      ),
  );
  if (using.length === 0) return [];
  const lines = using.map(({ syntax, node, heads }) => {
    const on = language === "ja" ? `${heads.length}費目` : `${heads.length} head${heads.length === 1 ? "" : "s"}`;
    return `\`${clauseText(snapshot, syntax)}\` (\`${node.name.text}\`, ${on})`;
  });
  return [listed(language === "ja" ? "**使われる条項**" : "**Amount of**", lines)];
}

function describeOption({ exclusions, meanings }: Coverage, symbol: DeclaredSymbol, language: Language): string[] {
  const lifted = exclusions.filter(({ liftedBy }) => liftedBy.some((name) => meanings.of(name) === symbol));
  if (lifted.length === 0) return [];
  return [
    listed(
      language === "ja" ? "**この特約で適用されなくなる免責事由**" : "**Lifts the exclusions**",
      shorten(
        lifted.map(({ syntax }) => `\`${syntax.name.text}\``),
        language,
      ),
    ),
  ];
}

function describeTrigger({ heads, opens }: Coverage, { name }: DeclaredSymbol, language: Language): string[] {
  const opened = heads.filter((head) => opens.get(head)?.has(name));
  const names = opened.map((head) => `\`${head.name.text}\``).join(", ");
  if (opened.length === 0) return [language === "ja" ? "**開く費目なし**" : "**Opens no head**"];
  return [language === "ja" ? `**開く費目**: ${names}` : `**Opens**: ${names}`];
}

function describeExclusion(
  snapshot: Snapshot,
  { exclusions, heads: all }: Coverage,
  { declaration }: DeclaredSymbol,
  language: Language,
): string[] {
  const ja = language === "ja";
  const found = exclusions.find(({ syntax }) => syntax.start === declaration.start);
  if (found === undefined) return [];
  const { unless, liftedBy, heads, triggers } = found;
  const headNames =
    heads.length === all.length
      ? ja
        ? "すべての費目"
        : "all heads"
      : heads.map(({ name }) => `\`${name.text}\``).join(", ");
  const only = triggers === undefined ? "" : [...triggers].map((name) => `\`${name}\``).join(", ");
  return [
    liftedBy.length === 0
      ? ja
        ? "**特約で外れない**"
        : "**No option lifts it**"
      : `**${describeLifting(
          liftedBy.map(({ text }) => text),
          language,
        )}**`,
    ...(unless.length === 0
      ? []
      : [
          listed(
            ja ? "**適用しない場合**" : "**Does not apply where**",
            unless.map((test) => `\`${oneLine(snapshot, test)}\``),
          ),
        ]),
    `${ja ? "**対象**" : "**Takes away**"}: ${headNames}${only === "" ? "" : ja ? `（${only}）` : ` under ${only}`}`,
  ];
}

function describeLifting(options: readonly string[], language: Language): string {
  const names = options.map((name) => `\`${name}\``).join(", ");
  return language === "ja" ? `${names} で外れる` : `lifted by ${names}`;
}

function listed(title: string, items: readonly string[], mark: (index: number) => string = () => "-"): string {
  return [title, "", ...items.map((item, index) => `${mark(index)} ${item}`)].join("\n");
}

const most = 8;

function shorten(items: readonly string[], language: Language): readonly string[] {
  if (items.length <= most) return items;
  const more = items.length - most;
  return [...items.slice(0, most), language === "ja" ? `ほか${more}件` : `and ${more} more`];
}
