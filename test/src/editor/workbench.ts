import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BrowserContext, chromium, type Frame, type Locator, type Page } from "playwright-core";

/** Where `npm run test:editor` has put what is needed. */
export interface EditorHost {
  readonly codeServer: string;
  readonly node: string;
  readonly chromium: string;
  readonly vsix: string;
  /** A folder for screenshots. */
  readonly shots: string;
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

/** A VS Code in a browser, with the packed extension and a workspace of its own. */
export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly server: ChildProcess,
    private readonly home: string,
    private readonly host: EditorHost,
  ) {}

  static async start(host: EditorHost, files: Readonly<Record<string, string>>): Promise<Workbench> {
    const home = mkdtempSync(join(tmpdir(), "yakkan-workbench-"));
    const workspace = join(home, "workspace");
    mkdirSync(workspace);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, name)), { recursive: true });
      writeFileSync(join(workspace, name), text);
    }
    mkdirSync(join(home, "data/User"), { recursive: true });
    writeFileSync(join(home, "data/User/settings.json"), JSON.stringify(settings));
    writeFileSync(join(home, "config.yaml"), "auth: none\ncert: false\n");

    const { server, port } = await startCodeServer(host, home, workspace);
    const context = await chromium.launchPersistentContext(join(home, "browser"), {
      executablePath: host.chromium,
      headless: true,
      args: browserArguments,
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
    });
    // Only our own machine is to be talked to; everything else is refused at once, so that nothing waits for it.
    await context.route(
      ({ hostname }) => hostname !== "127.0.0.1" && hostname !== "localhost" && !hostname.endsWith(".localhost"),
      (route) => route.abort(),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`);
    await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
    return new Workbench(page, context, server, home, host);
  }

  async stop(): Promise<void> {
    await this.context.close();
    const gone = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill("SIGTERM");
    const impatient = setTimeout(() => this.server.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(impatient);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
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

  /** A row of one of our trees. */
  treeRow(view: string, text: string): Locator {
    return this.page
      .locator(`.pane-body [id="${view}"] .monaco-list-row, .pane-body .monaco-list-row`, { hasText: text })
      .first();
  }

  /** The page in a webview that has an element; webviews are frames in frames. */
  async webview(selector: string): Promise<Frame> {
    const end = Date.now() + 20_000;
    for (;;) {
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
    await this.page.screenshot({ path: join(this.host.shots, `${name}.png`) });
  }
}

async function startCodeServer(
  { codeServer, node, vsix }: EditorHost,
  home: string,
  workspace: string,
): Promise<{ server: ChildProcess; port: number }> {
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
  const log = openSync(join(home, "server.log"), "w");
  const server = spawn(
    node,
    [
      ...common,
      ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
      ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
      workspace,
    ],
    { env, stdio: ["ignore", log, log] },
  );
  const end = Date.now() + 60_000;
  while (!(await isUp(port))) {
    if (server.exitCode !== null) throw new Error(`code-server has ended with ${server.exitCode}`);
    if (Date.now() > end) throw new Error("code-server has not answered for a minute");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { server, port };
}

async function isUp(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
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
