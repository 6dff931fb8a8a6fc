import {
  BranchCoverage,
  type CancellationToken,
  DeclarationCoverage,
  type Disposable,
  FileCoverage,
  type FileCoverageDetail,
  FileType,
  l10n,
  Location,
  Position,
  Range,
  StatementCoverage,
  type TestController,
  TestCoverageCount,
  type TestItem,
  TestMessage,
  TestRunProfileKind,
  type TestRun,
  type TestRunRequest,
  tests,
  Uri,
  workspace,
} from "vscode";
import type { CoveredClause, FileParams, Questions, ScenarioItem, ScenarioResult, Stretch } from "./protocol.js";

const allFiles = "**/*.yakkan";

/** The scenarios of the workspace in the editor's test explorer. The server finds and runs them. */
export class ScenarioTests implements Disposable {
  private readonly controller: TestController = tests.createTestController("yakkan", l10n.t("Yakkan scenarios"));
  private readonly disposables: Disposable[] = [this.controller];
  /** Files that are run again whenever their scenarios have run in the background. */
  private readonly continuous = new Map<TestRunRequest, CancellationToken>();

  constructor(private readonly questions: Questions) {
    const { controller } = this;
    const profile = controller.createRunProfile(
      l10n.t("Run scenarios"),
      TestRunProfileKind.Run,
      (request, token) => this.handle(request, token),
      true,
    );
    profile.supportsContinuousRun = true;
    const coverage = controller.createRunProfile(
      l10n.t("Coverage of clauses"),
      TestRunProfileKind.Coverage,
      (request, token) => this.runNow(request, token, true),
      true,
    );
    coverage.loadDetailedCoverage = (_, covered) =>
      Promise.resolve(covered instanceof ClauseCoverage ? covered.details : []);
    controller.refreshHandler = () => this.discover();
    controller.resolveHandler = (item) => (item?.uri === undefined ? this.discover() : this.refresh(item.uri));
    const watcher = workspace.createFileSystemWatcher(allFiles);
    const refresh = (uri: Uri): void => void this.refresh(uri);
    this.disposables.push(
      watcher,
      watcher.onDidCreate(refresh),
      watcher.onDidChange(refresh),
      watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
      workspace.onDidOpenTextDocument(({ uri, languageId }) => {
        if (languageId === "yakkan") refresh(uri);
      }),
    );
  }

  async discover(): Promise<void> {
    const files = await findFiles();
    await Promise.all(files.map((uri) => this.refresh(uri)));
  }

  /** The scenarios of an open file have run in the background. */
  async ran(uri: Uri, results: readonly ScenarioResult[]): Promise<void> {
    await this.refresh(uri);
    for (const request of this.continuous.keys()) {
      const wanted = new Set(this.scenariosOf(request).map(({ id }) => id));
      const run = this.controller.createTestRun(request, undefined, false);
      this.report(
        run,
        uri,
        results.filter(({ id }) => wanted.has(scenarioKey(uri, id))),
      );
      run.end();
    }
  }

  /** Runs one scenario, as if the author had chosen it in the explorer. */
  async run(uri: Uri, id: string): Promise<void> {
    await this.refresh(uri);
    const item = this.controller.items.get(uri.toString())?.children.get(scenarioKey(uri, id));
    if (item !== undefined)
      await this.runNow({ include: [item], exclude: undefined, profile: undefined, preserveFocus: true });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async refresh(uri: Uri): Promise<void> {
    const found = await this.ask(uri, (file) => this.questions.scenarios(file));
    if (found === undefined) return;
    if (found.length === 0) {
      this.controller.items.delete(uri.toString());
      return;
    }
    const file = this.controller.items.get(uri.toString()) ?? this.addFile(uri);
    file.children.replace(found.map((scenario) => this.toItem(uri, scenario)));
  }

  private addFile(uri: Uri): TestItem {
    const item = this.controller.createTestItem(uri.toString(), workspace.asRelativePath(uri), uri);
    this.controller.items.add(item);
    return item;
  }

  private toItem(uri: Uri, { id, title, range, titleRange }: ScenarioItem): TestItem {
    const item = this.controller.createTestItem(scenarioKey(uri, id), title, uri);
    item.range = toRange({ start: range.start, end: titleRange.end });
    return item;
  }

  private async handle(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (request.continuous === true) {
      this.continuous.set(request, token);
      token.onCancellationRequested(() => this.continuous.delete(request));
      return;
    }
    await this.runNow(request, token);
  }

  private async runNow(request: TestRunRequest, token?: CancellationToken, coverage = false): Promise<void> {
    const run = this.controller.createTestRun(request);
    const byFile = new Map<string, TestItem[]>();
    const covered: CoveredClause[] = [];
    for (const item of this.scenariosOf(request)) {
      run.enqueued(item);
      const key = item.uri!.toString();
      byFile.set(key, [...(byFile.get(key) ?? []), item]);
    }
    for (const [key, items] of byFile) {
      if (token?.isCancellationRequested === true) break;
      const uri = Uri.parse(key);
      const ids = items.map(({ id }) => idOf(uri, id));
      for (const item of items) run.started(item);
      const results = await this.ask(uri, (file) => this.questions.run(file, ids));
      this.report(run, uri, results ?? []);
      if (coverage) covered.push(...((await this.ask(uri, (file) => this.questions.coverage(file, ids))) ?? []));
    }
    for (const uri of new Set(covered.map((clause) => clause.uri)))
      run.addCoverage(new ClauseCoverage(Uri.parse(uri), together(covered.filter((clause) => clause.uri === uri))));
    run.end();
  }

  private scenariosOf({ include, exclude }: TestRunRequest): TestItem[] {
    const roots = include ?? [...this.controller.items].map(([, item]) => item);
    const leaves = roots.flatMap((item) =>
      item.children.size === 0 ? [item] : [...item.children].map(([, child]) => child),
    );
    return leaves.filter((item) => exclude?.includes(item) !== true);
  }

  private report(run: TestRun, uri: Uri, results: readonly ScenarioResult[]): void {
    const file = this.controller.items.get(uri.toString());
    for (const { id, state, due, reason, failures } of results) {
      const item = file?.children.get(scenarioKey(uri, id));
      if (item === undefined) continue;
      if (due !== undefined) run.appendOutput(`${item.label}: ${l10n.t("due {0}", due)}\r\n`, undefined, item);
      switch (state) {
        case "passed":
          run.passed(item);
          break;
        case "failed":
          run.failed(
            item,
            failures.map((failure) => toMessage(uri, failure)),
          );
          break;
        case "not-run":
          run.errored(item, new TestMessage(reason ?? l10n.t("The file has errors.")));
          break;
      }
    }
  }

  /** Asks the server about a file, open or not. Nothing where the file or the server is gone. */
  private async ask<Answer>(uri: Uri, question: (file: FileParams) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      const open = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
      const textDocument = { uri: uri.toString() };
      if (open) return await question({ textDocument });
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      return await question({ textDocument, text });
    } catch {
      return undefined;
    }
  }
}

/** What the scenarios tried of a file: clauses, the ways each can come out, and what has a name. */
class ClauseCoverage extends FileCoverage {
  readonly details: FileCoverageDetail[];

  constructor(uri: Uri, clauses: readonly CoveredClause[]) {
    const named = clauses.filter((clause) => clause.named);
    const ways = clauses.flatMap(({ outcomes }) => (outcomes.length > 1 ? outcomes : []));
    super(uri, counted(clauses), counted(ways), counted(named));
    this.details = [
      ...clauses.map(({ range, count, outcomes }) => {
        // The line that begins it: a section is not its whole text.
        const stretch = toRange({
          start: range.start,
          end: range.start.line === range.end.line ? range.end : range.start,
        });
        const branches =
          outcomes.length > 1 ? outcomes.map((way) => new BranchCoverage(way.count, stretch, way.way)) : [];
        return new StatementCoverage(count, stretch, branches);
      }),
      ...named.map(({ name, count, range }) => new DeclarationCoverage(name, count, toRange(range))),
    ];
  }
}

/** What scenarios of several products or files try of one clause is counted together. */
function together(clauses: readonly CoveredClause[]): CoveredClause[] {
  const byPlace = new Map<string, CoveredClause>();
  for (const clause of clauses) {
    const key = JSON.stringify([clause.range.start, clause.name]);
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? clause : sumOf(known, clause));
  }
  return [...byPlace.values()];
}

function sumOf(a: CoveredClause, b: CoveredClause): CoveredClause {
  const ways = [...new Set([...a.outcomes, ...b.outcomes].map(({ way }) => way))];
  const countOf = (way: string): number =>
    [...a.outcomes, ...b.outcomes].reduce((sum, outcome) => sum + (outcome.way === way ? outcome.count : 0), 0);
  return { ...a, outcomes: ways.map((way) => ({ way, count: countOf(way) })), count: a.count + b.count };
}

function counted(parts: readonly { readonly count: number }[]): TestCoverageCount {
  return new TestCoverageCount(parts.filter(({ count }) => count > 0).length, parts.length);
}

/** All files of the workspace. Where the editor has no search, as on the web, the folders are gone through. */
async function findFiles(): Promise<Uri[]> {
  try {
    const found = await workspace.findFiles(allFiles, "**/node_modules/**");
    if (found.length > 0) return found;
  } catch {
    // Then without its help.
  }
  const files: Uri[] = [];
  const visit = async (folder: Uri): Promise<void> => {
    for (const [name, type] of await workspace.fs.readDirectory(folder)) {
      const inside = Uri.joinPath(folder, name);
      if (type === FileType.Directory && !/^\.|^node_modules$/.test(name)) await visit(inside);
      if (type === FileType.File && name.endsWith(".yakkan")) files.push(inside);
    }
  };
  for (const { uri } of workspace.workspaceFolders ?? []) await visit(uri);
  return files;
}

function toMessage(uri: Uri, { message, expected, actual, range }: ScenarioResult["failures"][number]): TestMessage {
  const shown =
    expected === undefined || actual === undefined
      ? new TestMessage(message)
      : TestMessage.diff(message, expected, actual);
  shown.location = new Location(uri, toRange(range));
  return shown;
}

function toRange({ start, end }: Stretch): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}

/** Ids are unique in a controller, titles in a file. */
function scenarioKey(uri: Uri, id: string): string {
  return `${uri.toString()} ${id}`;
}

function idOf(uri: Uri, key: string): string {
  return key.slice(uri.toString().length + 1);
}
