import type { FormatOptions } from "@yakkan/compiler/format/format.js";
import type { Connection } from "vscode-languageserver";

/** What the author can switch on and off. The names are those of the editor's settings under `yakkan`. */
export interface Settings {
  readonly inlayHints: {
    readonly effectiveLimits: boolean;
    readonly frames: boolean;
    readonly bases: boolean;
    readonly days: boolean;
  };
  readonly codeLens: { readonly scenarios: boolean; readonly drawnOn: boolean; readonly tested: boolean };
  readonly diagnostics: { readonly lints: boolean };
  readonly scenarios: { readonly runWhileTyping: boolean };
  readonly format: { readonly keywords: Exclude<FormatOptions["keywords"], undefined> };
}

export const defaultSettings: Settings = {
  inlayHints: { effectiveLimits: true, frames: true, bases: true, days: true },
  codeLens: { scenarios: true, drawnOn: true, tested: true },
  diagnostics: { lints: false },
  scenarios: { runWhileTyping: true },
  format: { keywords: "keep" },
};

/** The settings as the editor gives them; what is missing or of another type stays as it is by default. */
function readSettings(given: unknown): Settings {
  const settings = overlay(defaultSettings, given);
  const { keywords } = settings.format;
  return ["keep", "en", "ja"].includes(keywords) ? settings : { ...settings, format: defaultSettings.format };
}

/** Asks an editor for its settings. One that cannot be asked has the default. */
export async function fetchSettings(connection: Connection): Promise<Settings> {
  return readSettings(await connection.workspace.getConfiguration("yakkan"));
}

function overlay<T>(base: T, given: unknown): T {
  if (typeof base !== "object" || base === null) return typeof given === typeof base ? (given as T) : base;
  if (typeof given !== "object" || given === null) return base;
  const record = given as Record<string, unknown>;
  return Object.fromEntries(Object.entries(base).map(([key, value]) => [key, overlay(value, record[key])])) as T;
}
