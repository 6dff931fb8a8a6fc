/** `yakkan/explanation`: a scenario from its total down to every step, as a tree whose parts lead to the text. */
import { explainTree } from "@yakkan/runtime/explain.js";
import type { ExplanationNode } from "@yakkan/runtime/explain/tree.js";
import type { Location } from "vscode-languageserver";
import { ClausePlaces } from "./clause-places.js";
import type { Client } from "./client.js";
import { settleAll, soundScenario } from "./scenario-requests.js";
import { metadataOf } from "./scenarios.js";
import type { Snapshot } from "./snapshot.js";

export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ExplanationPart[];
}

export interface ExplanationPart extends Omit<ExplanationNode, "clause" | "parts"> {
  /** The clause behind it. */
  readonly location?: Location;
  readonly parts: readonly ExplanationPart[];
}

export function explainAsTree(snapshot: Snapshot, id: string, client: Client): Explanation {
  const { language } = client;
  const scenario = soundScenario(snapshot, id, client);
  const metadata = metadataOf(scenario.plan);
  const places = new ClausePlaces(snapshot, metadata);
  const locate = ({ clause, parts, ...node }: ExplanationNode): ExplanationPart => {
    const location = clause === undefined ? undefined : places.locate(clause);
    return { ...node, ...(location && { location }), parts: parts.map(locate) };
  };
  const calls = settleAll(scenario).map((result) =>
    explainTree(metadata, result, { language, quote: places.quote }).map(locate),
  );
  return { id, title: scenario.title, parts: calls.length === 1 ? calls[0]! : calls.map(asPart) };
}

/** Of several settlements each is a part of its own. */
function asPart([total, ...others]: ExplanationPart[], index: number, { length }: readonly unknown[]): ExplanationPart {
  const subject = total?.detail[1] ?? "";
  return {
    kind: "part",
    label: `${index + 1} / ${length} · ${subject}`,
    ...(total?.amount !== undefined && { amount: total.amount }),
    detail: total?.detail ?? [],
    parts: total === undefined ? others : [total, ...others],
  };
}
