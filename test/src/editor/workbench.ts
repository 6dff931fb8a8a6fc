import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { type BrowserContext, chromium, type Frame, type Locator, type Page } from "playwright-core";

/** Where `npm run test:editor` has put what is needed. */
export interface EditorHost {
  readonly codeServer: string;
  readonly node: string;
  readonly chromium: string;
  readonly vsix: string;
  /** A folder for screenshots. */
  readonly shots: string;
  /** How long to wait for what is to come, in milliseconds. */
  readonly patience: number;
  /** The browser build, and what serves it. */
  readonly web: { readonly server: string; readonly data: string; readonly commit: string };
}

/** A test that passes for another reason than our server is worth nothing: VS Code offers words of its own. */
const settings = {
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "editor.wordBasedSuggestions": "off",
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.autoDetectColorScheme": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How the editor is to be. */
export interface WorkbenchOptions {
  /** The language that its user reads; English where left out. */
  readonly locale?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels for each of the page's. */
  readonly scale?: number;
}

/** What serves the editor's pages. */
interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** A VS Code in a browser, with the packed extension and a workspace of its own. */
export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly served: Served,
    private readonly home: string,
    private readonly shots: string,
  ) {}

  /** With a server side, where the extension runs in Node. */
  static async start(
    host: EditorHost,
    files: Readonly<Record<string, string>>,
    options: WorkbenchOptions = {},
  ): Promise<Workbench> {
    const home = mkdtempSync(join(tmpdir(), "yakkan-workbench-"));
    const workspace = writeWorkspace(home, files);
    mkdirSync(join(home, "data/User"), { recursive: true });
    writeFileSync(join(home, "data/User/settings.json"), JSON.stringify({ ...settings, ...options.settings }));
    writeFileSync(join(home, "config.yaml"), "auth: none\ncert: false\n");
    return Workbench.open(await serveCode(host, home, workspace, options.locale), home, host, options);
  }

  /** Without one: the extension runs in a web worker, and so does its server. */
  static async startWeb(host: EditorHost, files: Readonly<Record<string, string>>): Promise<Workbench> {
    const home = mkdtempSync(join(tmpdir(), "yakkan-web-"));
    const workspace = writeWorkspace(home, { ...files, ".vscode/settings.json": JSON.stringify(settings) });
    const extension = join(home, "extension");
    for (const [path, content] of Object.entries(unzipSync(readFileSync(host.vsix)))) {
      const inside = /^extension\/(.*)$/.exec(path)?.[1];
      if (inside === undefined) continue;
      mkdirSync(dirname(join(extension, inside)), { recursive: true });
      writeFileSync(join(extension, inside), content);
    }
    return Workbench.open(await serveWeb(host, home, workspace, extension), home, host, {});
  }

  private static async open(
    served: Served,
    home: string,
    host: EditorHost,
    options: WorkbenchOptions,
  ): Promise<Workbench> {
    const context = await chromium.launchPersistentContext(join(home, "browser"), {
      executablePath: host.chromium,
      headless: true,
      args: browserArguments,
      viewport: options.size ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      locale: options.locale ?? "en-US",
      reducedMotion: "reduce",
    });
    // Only our own machine is to be talked to; everything else is refused at once, so that nothing waits for it.
    await context.route(
      ({ hostname }) => hostname !== "127.0.0.1" && hostname !== "localhost" && !hostname.endsWith(".localhost"),
      (route) => route.abort(),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(served.url, { timeout: 60_000 });
    await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
    // On a machine with much else to do the extension takes its time to begin.
    page.setDefaultTimeout(host.patience);
    return new Workbench(page, context, served, home, host.shots);
  }

  async stop(): Promise<void> {
    await this.context.close();
    await this.served.stop();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** What is stored of a file of the workspace. */
  read(name: string): string {
    return readFileSync(join(this.home, "workspace", name), "utf8");
  }

  async openFile(name: string): Promise<void> {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
    await row.waitFor({ timeout: 60_000 });
    await row.dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  async command(name: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.waitFor();
    await input.fill(`>${name}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** After a test that failed: what it left open must not make the next one fail. */
  async recover(): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-modal-block");
    for (let tries = 0; tries < 5; tries++) {
      await this.page.keyboard.press("Escape");
      await this.page.waitForTimeout(200);
    }
    if ((await dialog.count()) > 0) await dialog.locator(".monaco-button").first().click();
    await this.command("View: Show Explorer");
  }

  /** Puts the cursor at a line and column, from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** A stretch of text of one colour. */
  word(text: string): Locator {
    return this.page.locator(".editor-instance .view-line span > span", { hasText: new RegExp(`^\\s*${text}\\s*$`) });
  }

  /** Waits for a line in sight to read so. */
  async line(text: RegExp): Promise<void> {
    // The editor shows spaces as no-break spaces, which `\s` matches and ` ` does not.
    const shown = new RegExp(text.source.replaceAll(" ", "\\s"), text.flags);
    await this.page.locator(".editor-instance .view-line", { hasText: shown }).first().waitFor();
  }

  /** The colour of a word where it first stands in a line in sight. */
  async colour(line: RegExp, word: string): Promise<string> {
    const shown = this.page.locator(".editor-instance .view-line", { hasText: line }).first();
    const stretch = shown.locator("span > span", { hasText: word }).first();
    // It runs in the page, whose types these tests leave out.
    return stretch.evaluate((element) => {
      const page = globalThis as unknown as { getComputedStyle: (of: unknown) => { color: string } };
      return page.getComputedStyle(element).color;
    });
  }

  /** A lens above a line. */
  lens(text: string): Locator {
    return this.page.locator(".editor-instance .codelens-decoration a, .editor-instance .codelens-decoration span", {
      hasText: text,
    });
  }

  /** Asks for completions until there is one. */
  async complete(wanted: string, ask = () => this.page.keyboard.press("Control+Space")): Promise<void> {
    await this.until(this.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: wanted }).first(), ask);
  }

  /** The row of the light bulb's menu, asked for until it is there. */
  async quickFix(wanted: string): Promise<Locator> {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: wanted });
    await this.until(row, () => this.page.keyboard.press("Control+."));
    return row;
  }

  /** What is told of a word where the pointer rests; lines may still move away under it. */
  async hover(word: Locator, told: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:not(.hidden)", { hasText: told });
    await this.until(hover, async () => {
      await this.page.mouse.move(5, 400);
      await word.hover();
    });
    return hover;
  }

  /** An editor that is busy drops a question now and then. */
  private async until(row: Locator, ask: () => Promise<void>): Promise<void> {
    for (let tries = 4; ; tries--) {
      await ask();
      try {
        await row.waitFor({ timeout: 5_000 });
        return;
      } catch (error) {
        if (tries === 1) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** A row of one of our trees. */
  treeRow(view: string, text: string): Locator {
    return this.page
      .locator(`.pane-body [id="${view}"] .monaco-list-row, .pane-body .monaco-list-row`, { hasText: text })
      .first();
  }

  /** The page in a webview that has an element, which comes of pressing something; webviews are frames in frames. */
  async webview(selector: string, press?: () => Promise<void>): Promise<Frame> {
    const end = Date.now() + 20_000;
    for (let tries = 0; ; tries++) {
      // What is drawn anew while it is pressed, as a lens behind a jump, takes no notice.
      if (tries % 30 === 0) await press?.();
      for (const frame of this.page.frames())
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      if (Date.now() > end) throw new Error(`no webview has ${selector}`);
      await this.page.waitForTimeout(100);
    }
  }

  async status(text: RegExp): Promise<void> {
    await this.page.locator(".statusbar", { hasText: text }).waitFor();
  }

  async shot(name: string): Promise<void> {
    // What pops up fades in.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: join(this.shots, `${name}.png`) });
  }
}

function writeWorkspace(home: string, files: Readonly<Record<string, string>>): string {
  const workspace = join(home, "workspace");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  return workspace;
}

async function serveCode(
  { codeServer, node, vsix }: EditorHost,
  home: string,
  workspace: string,
  locale: string | undefined,
): Promise<Served> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    PATH: `${dirname(node)}:${process.env["PATH"] ?? ""}`,
  };
  for (const name of ["VSCODE_IPC_HOOK_CLI", "NODE_OPTIONS"]) delete env[name];
  const common = [
    codeServer,
    ...["--config", join(home, "config.yaml")],
    ...["--user-data-dir", join(home, "data")],
    ...["--extensions-dir", join(home, "extensions")],
  ];
  execFileSync(node, [...common, "--install-extension", vsix], { env, stdio: ["ignore", "ignore", "pipe"] });

  const port = await freePort();
  const command = [
    ...common,
    ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
    ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
    ...(locale === undefined ? [] : ["--locale", locale]),
    workspace,
  ];
  const server = spawn(node, command, { env, stdio: ["ignore", openLog(home), openLog(home)] });
  await untilUp(server, `http://127.0.0.1:${port}/healthz`);
  return { url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`, stop: () => end(server) };
}

/** The browser build, served by @vscode/test-web from what lies ready, so that it downloads nothing. */
async function serveWeb({ web }: EditorHost, home: string, workspace: string, extension: string): Promise<Served> {
  const port = await freePort();
  const command = [
    web.server,
    ...["--browser=none", "--host=localhost", `--port=${port}`, "--quality=stable", `--commit=${web.commit}`],
    ...[`--testRunnerDataDir=${web.data}`, `--extensionDevelopmentPath=${extension}`, workspace],
  ];
  const server = spawn(process.execPath, command, { stdio: ["ignore", openLog(home), openLog(home)] });
  const url = `http://localhost:${port}/`;
  await untilUp(server, url);
  return { url, stop: () => end(server) };
}

function openLog(home: string): number {
  return openSync(join(home, "server.log"), "a");
}

async function untilUp(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isUp(url))) {
    if (server.exitCode !== null) throw new Error(`the editor has ended with ${server.exitCode}`);
    if (Date.now() > deadline) throw new Error("the editor has not answered for a minute");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function end(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const impatient = setTimeout(() => server.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(impatient);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });
}
