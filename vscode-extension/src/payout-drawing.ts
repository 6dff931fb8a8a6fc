/** The payout view as a page: the curve, the clauses at its bends, and all of it as a table. Text in, text out. */
import type { Currency } from "@yakkan/runtime/explain/amount.js";
import { formatMoney } from "@yakkan/runtime/explain/amount.js";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { PayoutPiece, PayoutPoint, PayoutView } from "./protocol.js";

/** What the view says of its own, in the language of the editor. */
export interface PayoutWords {
  readonly title: (node: string) => string;
  readonly of: string;
  readonly under: string;
  readonly upTo: string;
  readonly loss: string;
  readonly payout: string;
  readonly stated: (loss: string, payout: string) => string;
  readonly bends: string;
  readonly noBends: string;
  readonly lossFrom: string;
  readonly lossTo: string;
  readonly payoutFrom: string;
  readonly payoutTo: string;
  readonly share: string;
  readonly because: string;
  readonly anyLarger: string;
  readonly varies: string;
  readonly varied: (lines: string) => string;
  readonly notPaid: (lines: string) => string;
  readonly incomplete: string;
  readonly summary: (pieces: string) => string;
  readonly goTo: (clause: string) => string;
  readonly oku: boolean;
}

/** Of half an editor's width, beside the text: texts keep about their size there. */
const width = 640;
const height = 380;
const margin = { top: 20, right: 24, bottom: 46, left: 84 };

/** The body of the page. Of the losses those up to `upTo` are drawn; left out: those around the bends that matter. */
export function drawPayout(view: PayoutView, words: PayoutWords, upTo: number | undefined): string {
  const ends = endsOf(view);
  const end = upTo ?? usualEnd(view, ends);
  const node = view.nodes.find(({ name }) => name === view.node);
  const title = words.title(node?.label ?? view.node);
  return [
    `<header><h1>${escape(title)}</h1>${choices(view, words, ends, end)}</header>`,
    wide(chart(view, words, title, end)),
    notes(view, words),
    bendList(view, words),
    wide(table(view, words, title)),
  ].join("\n");
}

/** What is moved sideways where there is no room for it. */
function wide(content: string): string {
  return `<div class="wide" tabindex="0">${content}</div>`;
}

/** Losses up to which the curve can be shown: a little beyond each bend, and beyond what the scenario states. */
function endsOf({ pieces, stated }: PayoutView): number[] {
  const bends = pieces.slice(1).map(({ from }) => from.loss);
  const wanted = [...bends, stated.loss].filter((loss) => loss > 0).map((loss) => roundUp(loss * 1.15));
  return [...new Set(wanted)].sort((a, b) => a - b);
}

/** Beyond the last bend, unless it lies so far out that nothing could be seen of the others. */
function usualEnd({ pieces, stated }: PayoutView, ends: readonly number[]): number {
  const bends = pieces.slice(1).map(({ from }) => from.loss);
  let end = Math.max(bends[0] ?? 0, stated.loss);
  for (const bend of bends) if (bend > end && bend <= end * 12) end = bend;
  return ends.find((candidate) => candidate >= end) ?? ends.at(-1) ?? 1;
}

/** To two digits. */
function roundUp(amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.ceil(amount / unit) * unit;
}

function choices(view: PayoutView, words: PayoutWords, ends: readonly number[], end: number): string {
  const nodes = view.nodes.map(({ name, label, depth }) =>
    option(name, `${"\u00a0\u00a0".repeat(depth)}${label}`, name === view.node),
  );
  const scenarios = view.scenarios.map(({ id, title }) => option(id, title, id === view.scenario));
  const ranges = ends.map((value) => option(String(value), shortAmount(value, view.currency, words), value === end));
  return [
    select("node", words.of, nodes),
    select("scenario", words.under, scenarios),
    select("upTo", words.upTo, ranges),
  ].join("");
}

function select(name: string, label: string, options: readonly string[]): string {
  return `<label>${escape(label)} <select data-choose="${name}">${options.join("")}</select></label>`;
}

function option(value: string, text: string, selected: boolean): string {
  return `<option value="${escape(value)}"${selected ? " selected" : ""}>${escape(text)}</option>`;
}

// ── The chart ────────────────────────────────────────────────────────────────────────────────────────

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

function chart(view: PayoutView, words: PayoutWords, title: string, end: number): string {
  const pieces = view.pieces.filter(({ from }) => from.loss <= end);
  const shown = pieces.map((piece) => pointsOf(piece, end));
  const top = Math.max(1, ...shown.flat().map(({ due }) => due), view.stated.loss <= end ? view.stated.due : 0);
  const scales: Scales = {
    x: scaleLinear([0, end], [margin.left, width - margin.right]),
    y: scaleLinear([0, top * 1.12], [height - margin.bottom, margin.top]),
  };
  const { x, y } = scales;
  const path = line<PayoutPoint>(
    ({ loss }) => x(loss),
    ({ due }) => y(due),
  );
  const equal = Math.min(end, y.domain()[1]!);
  const summary = words.summary(pieces.map((piece) => sentence(piece, view, words)).join(" "));
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">
<title id="title">${escape(title)}</title><desc id="desc">${escape(summary)}</desc>
${axes(scales, view, words)}
<path class="equal" d="${path([origin, { loss: equal, due: equal }])}" />
${shown.map((points) => `<path class="curve" d="${path(points)}" />`).join("\n")}
${jumps(shown, path)}
${bendMarks(view, scales, end)}
${statedMark(view, words, scales, end)}
</svg>`;
}

const origin: PayoutPoint = { loss: 0, due: 0 };

/** The corners of a piece up to a loss. */
function pointsOf({ from, to, between, slope }: PayoutPiece, end: number): PayoutPoint[] {
  const inside = between.filter(({ loss }) => loss < end);
  const last = to !== undefined && to.loss <= end ? to : undefined;
  const beyond = inside.at(-1) ?? from;
  return [from, ...inside, last ?? { loss: end, due: beyond.due + (end - beyond.loss) * slope }];
}

/** Where a piece does not begin where the one before it ends. */
function jumps(shown: readonly PayoutPoint[][], path: (points: PayoutPoint[]) => string | null): string {
  return shown
    .slice(1)
    .map((points, index) => {
      const [before, after] = [shown[index]!.at(-1)!, points[0]!];
      const isJump = Math.abs(after.due - before.due) > 16;
      return `<path class="${isJump ? "jump" : "curve"}" d="${path([before, after])}" />`;
    })
    .join("\n");
}

function axes({ x, y }: Scales, { currency }: PayoutView, words: PayoutWords): string {
  const bottom = height - margin.bottom;
  const across = x.ticks(6).map((loss) => {
    const at = x(loss).toFixed(1);
    const text = `<text x="${at}" y="${bottom + 18}" text-anchor="middle">${escape(shortAmount(loss, currency, words))}</text>`;
    return `<line class="grid" x1="${at}" x2="${at}" y1="${margin.top}" y2="${bottom}" />${text}`;
  });
  const up = y.ticks(5).map((due) => {
    const at = y(due).toFixed(1);
    const text = `<text x="${margin.left - 8}" y="${at}" dy="0.35em" text-anchor="end">${escape(shortAmount(due, currency, words))}</text>`;
    return `<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${at}" y2="${at}" />${text}`;
  });
  return [
    ...across,
    ...up,
    `<line class="axis" x1="${margin.left}" x2="${width - margin.right}" y1="${bottom}" y2="${bottom}" />`,
    `<line class="axis" x1="${margin.left}" x2="${margin.left}" y1="${margin.top}" y2="${bottom}" />`,
    `<text class="name" x="${width - margin.right}" y="${height - 8}" text-anchor="end">${escape(words.loss)}</text>`,
    `<text class="name" x="${margin.left}" y="${margin.top - 6}" text-anchor="middle">${escape(words.payout)}</text>`,
  ].join("\n");
}

/** Where a label stands: the base line of a text of one line. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** How far a label may stand below or above its mark: most curves rise, so that to the right there is room below. */
const stepsToRight = [18, -12, 34, -28, 50, -44, 66, -60];
const stepsToLeft = [-12, -28, 18, -44, 34, -60, 50, 66];

/** A mark at each bend, with its number and what happens there; texts make way for the marks and for one another. */
function bendMarks({ pieces }: PayoutView, { x, y }: Scales, end: number): string {
  const bends = bendsIn(pieces).filter(({ at }) => at.loss <= end);
  const bottom = height - margin.bottom;
  const taken: Box[] = bends.map(({ at }) => ({ left: x(at.loss) - 8, right: x(at.loss) + 8, y: y(at.due) + 4 }));
  const marks: string[] = [];
  const labels: string[] = [];
  for (const { at, index, number, because } of bends) {
    const [cx, cy] = [x(at.loss), y(at.due)];
    const text = `${number} ${because.what}`;
    const length = lengthOf(text);
    const toLeft = cx + 10 + length > width - margin.right;
    const left = toLeft ? cx - 10 - length : cx + 10;
    const boxes = (toLeft ? stepsToLeft : stepsToRight).map((step): Box => ({
      left,
      right: left + length,
      y: cy + step,
    }));
    const box = boxes.find((one) => isInPlot(one, bottom) && !taken.some((other) => overlap(one, other))) ?? boxes[1]!;
    taken.push(box);
    marks.push(
      `<line class="guide" x1="${cx.toFixed(1)}" x2="${cx.toFixed(1)}" y1="${cy.toFixed(1)}" y2="${bottom}" />`,
      `<circle class="bend" cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="5" data-reveal="${index}"><title>${escape(`${text}: ${because.clause}`)}</title></circle>`,
    );
    labels.push(`<text class="label" x="${left.toFixed(1)}" y="${box.y.toFixed(1)}">${escape(text)}</text>`);
  }
  return [...marks, ...labels].join("\n");
}

function isInPlot({ y }: Box, bottom: number): boolean {
  return y <= bottom - 4 && y >= margin.top + 12;
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < 16 && a.left < b.right && b.left < a.right;
}

function statedMark({ stated, currency }: PayoutView, words: PayoutWords, { x, y }: Scales, end: number): string {
  if (stated.loss > end) return "";
  const [cx, cy] = [x(stated.loss), y(stated.due)];
  const text = words.stated(formatMoney(stated.loss, currency), formatMoney(stated.due, currency));
  return `<path class="stated" d="M${cx.toFixed(1)} ${(cy - 7).toFixed(1)}l6 7-6 7-6-7z"><title>${escape(text)}</title></path>`;
}

/** In the drawing's units, at 12 of them to a full-width sign. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign <= "\u00ff" ? 6.6 : 12.5), 0);
}

// ── Words beside the chart ───────────────────────────────────────────────────────────────────────────

interface Bend {
  readonly at: PayoutPoint;
  /** Of the piece that begins there. */
  readonly index: number;
  readonly number: string;
  readonly because: NonNullable<PayoutPiece["because"]>;
}

/** Where a piece ends and another one begins, numbered in the order of the loss. */
function bendsIn(pieces: readonly PayoutPiece[]): Bend[] {
  return pieces.slice(1).flatMap(({ from, because }, index) => {
    const at = pieces[index]!.to ?? from;
    return because === undefined ? [] : [{ at, index: index + 1, number: numberOf(index + 1), because }];
  });
}

function numberOf(piece: number): string {
  return "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[piece - 1] ?? `(${piece})`;
}

function notes({ lines, stated, currency, complete }: PayoutView, words: PayoutWords): string {
  const list = (wanted: typeof lines): string =>
    wanted.map(({ label, amount }) => `${label} ${formatMoney(amount, currency)}`).join("; ");
  const unpaid = lines.filter(({ verdict }) => verdict !== "eligible");
  return [
    `<p class="stated-note">◆ ${escape(words.stated(formatMoney(stated.loss, currency), formatMoney(stated.due, currency)))}</p>`,
    ...(lines.length > 1 ? [`<p>${escape(words.varied(list(lines)))}</p>`] : []),
    ...(unpaid.length > 0 ? [`<p>${escape(words.notPaid(list(unpaid)))}</p>`] : []),
    ...(complete ? [] : [`<p>${escape(words.incomplete)}</p>`]),
  ].join("\n");
}

function bendList({ pieces, currency }: PayoutView, words: PayoutWords): string {
  const bends = bendsIn(pieces);
  if (bends.length === 0) return `<p>${escape(words.noBends)}</p>`;
  const items = bends.map(({ at, index, number, because }) => {
    const name = `${because.what} · ${because.clause}`;
    const button = `<button data-reveal="${index}" title="${escape(words.goTo(because.clause))}">${escape(name)}</button>`;
    const amounts = `${formatMoney(at.loss, currency)} → ${formatMoney(at.due, currency)}`;
    const detail = because.detail.map((text, index) =>
      index === 0 ? `<code>${escape(text)}</code>` : `<small>${escape(text)}</small>`,
    );
    return `<li><span class="number">${number}</span><div>${button} <span class="amounts">${escape(amounts)}</span><div class="clause">${detail.join("<br />")}</div></div></li>`;
  });
  return `<h2>${escape(words.bends)}</h2><ol class="bends">${items.join("")}</ol>`;
}

function table(view: PayoutView, words: PayoutWords, title: string): string {
  const { pieces, currency } = view;
  const heads = [words.lossFrom, words.lossTo, words.payoutFrom, words.payoutTo, words.share, words.because];
  const rows = pieces.map((piece, index) => {
    const { from, to, because } = piece;
    const cells = [
      formatMoney(from.loss, currency),
      to === undefined ? words.anyLarger : formatMoney(to.loss, currency),
      formatMoney(from.due, currency),
      to === undefined
        ? piece.slope === 0
          ? formatMoney(from.due, currency)
          : words.anyLarger
        : formatMoney(to.due, currency),
      piece.share ?? words.varies,
    ];
    const why = because === undefined ? "" : `${numberOf(index)} ${because.what}: ${because.clause}`;
    return `<tr>${cells.map((cell) => `<td class="amount">${escape(cell)}</td>`).join("")}<td>${escape(why)}</td></tr>`;
  });
  return `<table><caption>${escape(title)}</caption><thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** `¥0 – ¥100,000: ¥0 – ¥0 (0%).` */
function sentence({ from, to, share, because }: PayoutPiece, { currency }: PayoutView, words: PayoutWords): string {
  const money = (amount: number): string => formatMoney(amount, currency);
  const losses = `${money(from.loss)} – ${to === undefined ? words.anyLarger : money(to.loss)}`;
  const why = because === undefined ? "" : `, ${because.what}: ${because.clause}`;
  return `${losses}: ${money(from.due)}${to === undefined ? "" : ` – ${money(to.due)}`} (${share ?? words.varies}${why}).`;
}

/** `¥30M`, or `3000万円` where that is how people count. */
function shortAmount(amount: number, currency: Currency, { oku }: PayoutWords): string {
  const units: readonly (readonly [number, string])[] = oku
    ? [
        [1e12, "兆"],
        [1e8, "億"],
        [1e4, "万"],
      ]
    : [
        [1e9, "B"],
        [1e6, "M"],
        [1e3, "K"],
      ];
  const main = amount / 10 ** currency.minorDigits;
  const [size, name] = units.find(([unit]) => main >= unit) ?? [1, ""];
  const digits = `${Number((main / size).toPrecision(4))}${name}`;
  return oku && currency.code === "JPY"
    ? `${digits}円`
    : `${formatMoney(0, { ...currency, minorDigits: 0 }).replace("0", "")}${digits}`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}
