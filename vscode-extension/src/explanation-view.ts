import {
  type Command,
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from "vscode";
import type { Explanation, ExplanationPart, Questions } from "./protocol.js";

/** A scenario as a tree: the total, the heads, the lines, and each step of a line with its clause, which a click shows. */
export class ExplanationView implements TreeDataProvider<ExplanationPart>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: TreeView<ExplanationPart>;
  private shown: { readonly uri: string; readonly explanation: Explanation } | undefined;

  constructor(private readonly questions: Questions) {
    this.tree = window.createTreeView("yakkan.explanation", { treeDataProvider: this, showCollapseAll: true });
  }

  /** The scenario that is explained. */
  get scenario(): { readonly uri: string; readonly id: string } | undefined {
    return this.shown && { uri: this.shown.uri, id: this.shown.explanation.id };
  }

  async show(uri: string, id: string): Promise<void> {
    const explanation = await this.questions.explanation({ textDocument: { uri } }, id);
    // First the view, then what it shows: a view that opens asks for items, and where it is told to forget them
    // meanwhile it loses branches. `reveal` would do the same.
    await commands.executeCommand("yakkan.explanation.focus", { preserveFocus: true });
    this.set(uri, explanation);
  }

  /** The text has changed and its scenarios have run again. */
  async refresh(uri: string): Promise<void> {
    const { shown } = this;
    if (shown?.uri !== uri) return;
    try {
      const explanation = await this.questions.explanation({ textDocument: { uri } }, shown.explanation.id);
      // A tree that is told to forget its items while it still asks for them loses branches.
      if (JSON.stringify(explanation) === JSON.stringify(this.shown?.explanation)) this.tree.message = "";
      else this.set(uri, explanation);
    } catch {
      this.tree.message = l10n.t("The file has errors: this is how it was before.");
    }
  }

  getChildren(part?: ExplanationPart): ExplanationPart[] {
    return [...(part?.parts ?? this.shown?.explanation.parts ?? [])];
  }

  getTreeItem(part: ExplanationPart): TreeItem {
    const { label, amount, detail, kind, location, parts } = part;
    const item = new TreeItem(label, stateOf(part));
    if (amount !== undefined) item.description = amount;
    const icon = iconOf(part);
    if (icon !== undefined) item.iconPath = icon;
    if (detail.length > 0) item.tooltip = new MarkdownString().appendText(detail.join("\n\n"));
    item.accessibilityInformation = {
      label: [label, amount, ...detail].filter((text) => text !== undefined).join(", "),
    };
    item.contextValue = kind;
    // A part that can be opened opens on a click; its clause is shown all the same.
    if (location !== undefined && (parts.length === 0 || kind !== "part")) item.command = showing(location);
    return item;
  }

  dispose(): void {
    this.tree.dispose();
    this.changed.dispose();
  }

  private set(uri: string, explanation: Explanation): void {
    this.shown = { uri, explanation };
    // To delete it would take away the setter.
    this.tree.message = "";
    this.tree.description = explanation.title;
    this.changed.fire(undefined);
  }
}

function showing(location: NonNullable<ExplanationPart["location"]>): Command {
  return { title: l10n.t("Go to the clause"), command: "yakkan.revealClause", arguments: [location] };
}

function stateOf({ kind, parts }: ExplanationPart): TreeItemCollapsibleState {
  if (parts.length === 0) return TreeItemCollapsibleState.None;
  return kind === "part" ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
}

function iconOf({ kind, verdict }: ExplanationPart): ThemeIcon | undefined {
  switch (kind) {
    case "total":
      return new ThemeIcon("symbol-numeric");
    case "node":
      return new ThemeIcon("symbol-class");
    case "line":
      switch (verdict) {
        case "refused":
          return new ThemeIcon("circle-slash", new ThemeColor("charts.red"));
        case "undetermined":
          return new ThemeIcon("question", new ThemeColor("charts.yellow"));
        case "eligible":
        case undefined:
          return new ThemeIcon("check", new ThemeColor("charts.green"));
      }
    // eslint-disable-next-line no-fallthrough -- the switch before it always returns
    case "step":
      return new ThemeIcon("remove");
    case "ground":
      return new ThemeIcon("law");
    case "part":
      return new ThemeIcon("list-tree");
    case "amount":
    case "words":
      return undefined;
  }
}
