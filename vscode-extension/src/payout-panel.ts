import { type Disposable, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { drawPayout, type PayoutWords } from "./payout-drawing.js";
import type { PayoutRequest, PayoutView, Questions } from "./protocol.js";
import { reveal } from "./reveal.js";

/** What the page says: a choice was made, or a bend is to be shown in the text. */
type Said =
  | { readonly kind: "choose"; readonly what: "node" | "scenario" | "upTo"; readonly value: string }
  | { readonly kind: "reveal"; readonly piece: number };

/** What a head, section or product pays against the loss, beside its source; drawn anew when the source changes. */
export class PayoutPanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private shown: { readonly uri: string; readonly request: PayoutRequest; readonly view: PayoutView } | undefined;
  private upTo: number | undefined;

  constructor(private readonly questions: Questions) {}

  async show(uri: string, request: PayoutRequest): Promise<void> {
    const view = await this.questions.payout({ textDocument: { uri } }, request);
    this.upTo = undefined;
    this.panel ??= this.open();
    this.panel.reveal(this.panel.viewColumn ?? ViewColumn.Beside, true);
    this.draw(uri, view);
  }

  /** The text has changed and its scenarios have run again. */
  async refresh(uri: string): Promise<void> {
    const { shown } = this;
    if (this.panel === undefined || shown?.uri !== uri) return;
    try {
      this.draw(uri, await this.questions.payout({ textDocument: { uri } }, shown.request));
    } catch {
      // While the text has an error the last curve stays.
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel("yakkan.payout", l10n.t("Payout curve"), column, {
      enableScripts: true,
      localResourceRoots: [],
      retainContextWhenHidden: true,
    });
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.onDidReceiveMessage((said: Said) => this.hear(said));
    return panel;
  }

  private draw(uri: string, view: PayoutView): void {
    const { node, scenario } = view;
    this.shown = { uri, request: { node, scenario }, view };
    if (this.panel === undefined) return;
    this.panel.title = `${l10n.t("Payout curve")}: ${view.nodes.find(({ name }) => name === node)?.label ?? node}`;
    this.panel.webview.html = page(drawPayout(view, words(), this.upTo), this.panel.webview.cspSource);
  }

  private async hear(said: Said): Promise<void> {
    const { shown } = this;
    if (shown === undefined) return;
    switch (said.kind) {
      case "choose": {
        if (said.what === "upTo") {
          this.upTo = Number(said.value);
          this.draw(shown.uri, shown.view);
          return;
        }
        this.upTo = undefined;
        try {
          const request = { ...shown.request, [said.what]: said.value };
          this.draw(shown.uri, await this.questions.payout({ textDocument: { uri: shown.uri } }, request));
        } catch (error) {
          this.draw(shown.uri, shown.view);
          await window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }
        return;
      }
      case "reveal": {
        const location = shown.view.pieces[said.piece]?.because?.location;
        if (location !== undefined) await reveal(Uri.parse(location.uri), location.range);
        return;
      }
    }
  }
}

function words(): PayoutWords {
  return {
    title: (node) => l10n.t("Payout of {0}", node),
    of: l10n.t("Payout of"),
    under: l10n.t("in the scenario"),
    upTo: l10n.t("loss up to"),
    loss: l10n.t("loss"),
    payout: l10n.t("payout"),
    stated: (loss, payout) => l10n.t("The scenario: a loss of {0} pays {1}", loss, payout),
    bends: l10n.t("Where the payout bends"),
    noBends: l10n.t("The payout does not bend."),
    lossFrom: l10n.t("loss from"),
    lossTo: l10n.t("loss to"),
    payoutFrom: l10n.t("payout from"),
    payoutTo: l10n.t("payout to"),
    share: l10n.t("paid of each further unit"),
    because: l10n.t("begins, because"),
    anyLarger: l10n.t("any larger"),
    varies: l10n.t("varies"),
    varied: (lines) => l10n.t("The loss is shared as in the scenario: {0}", lines),
    notPaid: (lines) => l10n.t("Not paid in this scenario: {0}", lines),
    incomplete: l10n.t("Only the first bends are shown."),
    summary: (pieces) => l10n.t("Loss and payout, piece by piece: {0}", pieces),
    goTo: (clause) => l10n.t("Go to {0}", clause),
    oku: env.language.startsWith("ja"),
  };
}

function page(body: string, cspSource: string): string {
  const nonce = crypto.randomUUID();
  return `<!doctype html>
<html lang="${env.language}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${cspSource} 'unsafe-inline'; script-src 'nonce-${nonce}';" />
<style>${style}</style>
</head>
<body>
${body}
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

const script = `
const editor = acquireVsCodeApi();
document.addEventListener("change", ({ target }) => {
  const what = target.dataset.choose;
  if (what) editor.postMessage({ kind: "choose", what, value: target.value });
});
document.addEventListener("click", ({ target }) => {
  const marked = target.closest("[data-reveal]");
  if (marked) editor.postMessage({ kind: "reveal", piece: Number(marked.dataset.reveal) });
});
`;

/** Colours are the theme's; where it is one of high contrast, lines are thicker and differ in more than colour. */
const style = `
body { color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); padding: 0 20px 24px; max-width: 1000px; }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
h1 { font-size: 1.35em; font-weight: 600; flex-basis: 100%; margin: 16px 0 6px; }
h2 { font-size: 1.05em; font-weight: 600; margin: 18px 0 6px; }
label { color: var(--vscode-descriptionForeground); }
select { color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent)); padding: 3px 6px; font: inherit; max-width: min(300px, 100%); border-radius: 2px; }
.wide { overflow-x: auto; }
svg { display: block; width: 100%; min-width: 400px; max-width: 800px; height: auto; margin: 10px 0 4px; }
svg text { fill: var(--vscode-descriptionForeground); font-size: 12px; font-family: var(--vscode-font-family); }
svg text.label { fill: var(--vscode-foreground); paint-order: stroke; stroke: var(--vscode-editor-background); stroke-width: 4px; stroke-linejoin: round; }
svg text.name { fill: var(--vscode-foreground); font-weight: 600; }
.grid { stroke: var(--vscode-foreground); stroke-opacity: 0.12; }
.axis { stroke: var(--vscode-foreground); stroke-opacity: 0.6; }
.equal { stroke: var(--vscode-foreground); stroke-opacity: 0.35; stroke-dasharray: 2 5; fill: none; }
.curve { stroke: var(--vscode-charts-blue, #3794ff); stroke-width: 2.5; fill: none; stroke-linejoin: round; stroke-linecap: round; }
.jump { stroke: var(--vscode-charts-blue, #3794ff); stroke-width: 2; stroke-dasharray: 4 4; fill: none; }
.guide { stroke: var(--vscode-foreground); stroke-opacity: 0.3; stroke-dasharray: 3 4; }
.bend { fill: var(--vscode-editor-background); stroke: var(--vscode-editorWarning-foreground, #d18616); stroke-width: 2.5; cursor: pointer; }
.stated { fill: var(--vscode-charts-green, #388a34); stroke: var(--vscode-editor-background); stroke-width: 1.5; }
.stated-note { margin: 4px 0; }
.vscode-high-contrast .grid, .vscode-high-contrast-light .grid { stroke-opacity: 0.35; }
.vscode-high-contrast .curve, .vscode-high-contrast-light .curve { stroke: var(--vscode-foreground); stroke-width: 3.5; }
.vscode-high-contrast .jump, .vscode-high-contrast-light .jump { stroke: var(--vscode-foreground); }
.vscode-high-contrast .equal, .vscode-high-contrast-light .equal { stroke-opacity: 0.8; }
.vscode-high-contrast .bend, .vscode-high-contrast-light .bend { stroke: var(--vscode-foreground); }
.vscode-high-contrast .stated, .vscode-high-contrast-light .stated { fill: var(--vscode-foreground); }
p { margin: 4px 0; color: var(--vscode-descriptionForeground); }
ol.bends { list-style: none; margin: 0; padding: 0; }
ol.bends li { display: flex; gap: 8px; padding: 3px 0; }
.number { font-size: 1.15em; }
button { color: var(--vscode-textLink-foreground); background: none; border: 0; padding: 0; font: inherit; text-align: left; cursor: pointer; }
button:hover { text-decoration: underline; }
button:focus-visible, select:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.amounts { margin-left: 8px; font-variant-numeric: tabular-nums; }
.clause { color: var(--vscode-descriptionForeground); margin-top: 1px; }
code { font-family: var(--vscode-editor-font-family); color: var(--vscode-textPreformat-foreground, var(--vscode-foreground)); background: var(--vscode-textPreformat-background, transparent); }
table { border-collapse: collapse; margin-top: 18px; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: 4px; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, #8884)); text-align: left; vertical-align: top; }
th { font-weight: 600; }
th:nth-child(-n + 5), td.amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
`;
