/** `yakkan/payout`: what a head, section or product pays against the loss, in the setting of a scenario. */
import {
  followPayout,
  headsBelow,
  nodesOf,
  type PayoutPiece,
  type PayoutSetting,
  payoutSettings,
  statedDue,
} from "@yakkan/compiler/analyse/payout.js";
import type { Comparison } from "@yakkan/compiler/interpret/case.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import type { CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import { Names } from "@yakkan/runtime/explain/names.js";
import type { Location } from "vscode-languageserver";
import { ClausePlaces } from "./clause-places.js";
import type { Client } from "./client.js";
import { refusal, refusals } from "./scenario-requests.js";
import { metadataOf, scenariosIn } from "./scenarios.js";
import type { Snapshot } from "./snapshot.js";
import { inTurns } from "./turns.js";

/** What is asked for; what is left out is found by the place in the text. */
export interface PayoutRequest {
  readonly node?: string;
  /** The id of a scenario. */
  readonly scenario?: string;
  readonly offset?: number;
}

export interface PayoutView {
  readonly product: string;
  readonly node: string;
  /** What a curve can be drawn of, and under which scenarios. */
  readonly nodes: readonly { readonly name: string; readonly label: string; readonly depth: number }[];
  readonly scenario: string;
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly currency: { readonly code: string; readonly minorDigits: number };
  /** In minor units, as all amounts here. */
  readonly stated: Point;
  readonly lines: readonly { readonly label: string; readonly amount: number; readonly verdict: string }[];
  readonly pieces: readonly Piece[];
  readonly complete: boolean;
}

interface Point {
  readonly loss: number;
  readonly due: number;
}

interface Piece {
  readonly from: Point;
  /** Absent: it goes on without an end. */
  readonly to?: Point;
  readonly between: readonly Point[];
  /** `90%`; absent where it is not the same all along. */
  readonly share?: string;
  readonly slope: number;
  readonly because?: {
    /** What happens there, in a few words. */
    readonly what: string;
    readonly clause: string;
    /** The words of the clause, and the place that it cites. */
    readonly detail: readonly string[];
    readonly location?: Location;
  };
}

/** Undefined: given up, as nobody waits for it any more. */
export async function drawPayout(
  snapshot: Snapshot,
  request: PayoutRequest,
  { language }: Client,
  goOn: () => boolean,
): Promise<PayoutView | undefined> {
  const { plan, node, candidates } = subjectOf(snapshot, request, language);
  const { setting, ...chosen } = settingAmong(candidates, node, request.scenario, words[language]);
  const curve = await inTurns(followPayout(setting), goOn);
  if (curve === undefined) return undefined;

  const metadata = metadataOf(plan);
  const places = new ClausePlaces(snapshot, metadata);
  const names = new Names(metadata, language, places.quote);
  const pieces = curve.pieces.map((piece) => toPiece(piece, node, names, places, language));
  return {
    product: names.clause(plan.name),
    node,
    nodes: nodesOf(plan).map(({ node: { name }, depth }) => ({ name, label: names.clause(name), depth })),
    scenario: chosen.id,
    scenarios: candidates.map(({ id, title }) => ({ id, title })),
    currency: metadata.currency,
    stated: { loss: Number(curve.stated.loss), due: Number(curve.stated.due) },
    lines: curve.lines.map((line) => ({
      label: names.headed(names.clause(line.head), line),
      amount: Number(line.amount),
      verdict: line.verdict,
    })),
    pieces,
    complete: curve.complete,
  };
}

/** Tried for one that pays, where nobody has asked for a certain scenario. */
const mostTried = 12;

function settingAmong(
  candidates: Subject["candidates"],
  node: string,
  asked: string | undefined,
  { notSettled }: Words,
): { readonly id: string; readonly setting: PayoutSetting } {
  const certain = candidates.find(({ id }) => id === asked);
  const found = (certain === undefined ? candidates.slice(0, mostTried) : [certain]).flatMap(({ id, scenario }) => {
    const setting = payoutSettings(scenario, node).at(-1);
    return setting === undefined ? [] : [{ id, setting }];
  });
  const chosen = found.find(({ setting }) => statedDue(setting) > 0n) ?? found[0];
  if (chosen === undefined) throw refusal(notSettled((certain ?? candidates[0]!).title));
  return chosen;
}

interface Subject {
  readonly plan: Plan;
  readonly node: string;
  /** Scenarios with a loss below the node; the one that is asked for or stands at the place is the first. */
  readonly candidates: readonly { readonly id: string; readonly title: string; readonly scenario: CheckedScenario }[];
}

function subjectOf(snapshot: Snapshot, request: PayoutRequest, language: Client["language"]): Subject {
  const { offset = 0 } = request;
  const sound = scenariosIn(snapshot).flatMap(({ id, title, syntax }) => {
    const scenario = snapshot.compiled.scenarios.find(({ span }) => span.start === syntax.start);
    return scenario === undefined ? [] : [{ id, title, scenario }];
  });
  const asked =
    sound.find(({ id }) => id === request.scenario) ??
    sound.find(({ scenario: { span } }) => span.start <= offset && offset < span.end);
  const { plans } = snapshot.compiled;
  const plan =
    asked?.scenario.plan ??
    plans.find(({ source }) => source.start <= offset && offset < source.end) ??
    plans[0] ??
    sound[0]?.scenario.plan;
  if (plan === undefined) throw refusal(refusals[language].noProduct);
  const at = nodesOf(plan)
    .filter(({ node: { source } }) => source.start <= offset && offset < source.end)
    .at(-1);
  const node = request.node ?? at?.node.name ?? plan.name;
  const heads = headsBelow(plan, node);
  const candidates = sound.filter(
    ({ scenario }) =>
      scenario.plan === plan &&
      scenario.calls.some(({ input }) => input.losses.some(({ head, amount = 0 }) => heads.has(head) && amount > 0)),
  );
  if (candidates.length === 0) throw refusal(words[language].noScenario(node));
  const first = candidates.filter(({ id }) => id === asked?.id);
  return { plan, node, candidates: [...first, ...candidates.filter((candidate) => !first.includes(candidate))] };
}

function toPiece(
  piece: PayoutPiece,
  node: string,
  names: Names,
  places: ClausePlaces,
  language: Client["language"],
): Piece {
  const { from, dueFrom, to, dueTo, share, between, because } = piece;
  const point = (loss: bigint, due: bigint): Point => ({ loss: Number(loss), due: Number(due) });
  const location = because && places.locate(because.clause);
  return {
    from: point(from, dueFrom),
    ...(to !== undefined && dueTo !== undefined && { to: point(to, dueTo) }),
    between: between.map(({ loss, due }) => point(loss, due)),
    ...(share !== undefined && { share: percent(Number(share.numerator) / Number(share.denominator)) }),
    slope: share === undefined ? 0 : Number(share.numerator) / Number(share.denominator),
    ...(because !== undefined && {
      because: {
        what: words[language].turn[because.by],
        clause: names.term(because.clause, undefined, node),
        detail: names.saying(because.clause),
        ...(location && { location }),
      },
    }),
  };
}

/** To two decimals, without those that say nothing. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

interface Words {
  readonly turn: Readonly<Record<Comparison, string>>;
  readonly noScenario: (node: string) => string;
  readonly notSettled: (title: string) => string;
}

const words: Readonly<Record<Client["language"], Words>> = {
  en: {
    turn: {
      deductible: "beyond the deductible",
      franchise: "beyond the franchise",
      limit: "limit reached",
      borne: "no more is borne",
      layers: "layers filled",
      rank: "the cut goes on to the next heads",
      value: "the condition or amount turns",
    },
    noScenario: (node) =>
      `no scenario has a loss of \`${node}\`: write one, and the curve is drawn under its contract and facts`,
    notSettled: (title) => `"${title}" cannot be settled`,
  },
  ja: {
    turn: {
      deductible: "免責金額を超える",
      franchise: "フランチャイズを超える",
      limit: "支払限度額に達する",
      borne: "自己負担の上限に達する",
      layers: "層の合計に達する",
      rank: "次の順位の費目から差し引く",
      value: "条件または金額の計算が変わる",
    },
    noScenario: (node) =>
      `\`${node}\` の損害がある事例がありません。事例を書くと、その契約と事実のもとで曲線を描きます`,
    notSettled: (title) => `「${title}」は計算できません`,
  },
};
