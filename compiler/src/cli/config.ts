import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { SourceText } from "../compile.js";
import { catalog, type DiagnosticCode } from "../diagnostics/catalog.js";
import { isLint, lints } from "../diagnostics/catalog/lints.js";
import { renderMessage } from "../diagnostics/render.js";
import { type Failure, wrongInput } from "./failure.js";
import { readText } from "./files.js";
import { findPlaces } from "@yakkan/runtime/json-text.js";
import { parseJson } from "./json.js";
import { paintFor } from "./terminal.js";

/** What a project states once for all commands, in `yakkan.config.json`. Paths are from the folder of that file. */
export interface Config {
  /** The folder of the file; the working directory where there is none. */
  readonly folder: string;
  /** Product files, folders and patterns, where a command names none. */
  readonly products: readonly string[];
  /** Where `build` writes. */
  readonly out?: string;
  /** Where `docs` writes. */
  readonly docs?: string;
  /** In which language `fmt` writes the keywords. */
  readonly keywords?: Language;
  /** In which language messages and explanations are; left out: that of a file's keywords. */
  readonly lang?: Language;
  /** Warnings and remarks that are not told. */
  readonly off: ReadonlySet<string>;
  /** Remarks on habits (`lint/…`), which are told only where they are asked for. */
  readonly on: ReadonlySet<string>;
}

export const configName = "yakkan.config.json";

/** The project's settings: those of the nearest folder upwards that has any. */
export function readConfig(): Config {
  return (known ??= findConfig());
}

let known: Config | undefined;

function findConfig(): Config {
  const found = nearest(resolve("."));
  if (found === undefined) return { folder: ".", products: [], off: new Set(), on: new Set() };
  const source = readText(found);
  const value = parseJson(source, paintFor("stderr"));
  return new Reader(source, dirname(found)).read(value);
}

/** The file of the settings in a folder or the nearest above it that has one. */
function nearest(folder: string): string | undefined {
  const file = join(folder, configName);
  if (existsSync(file)) return file;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above);
}

class Reader {
  private readonly places: ReturnType<typeof findPlaces>;

  constructor(
    private readonly source: SourceText,
    private readonly folder: string,
  ) {
    this.places = findPlaces(source.text);
  }

  read(value: unknown): Config {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw this.wrong("", "the settings are an object: { … }");
    const settings: { -readonly [key in keyof Config]: Config[key] } = {
      folder: this.folder,
      products: [],
      off: new Set(),
      on: new Set(),
    };
    for (const [key, set] of Object.entries(value) as [string, unknown][]) {
      switch (key) {
        case "$schema":
          break;
        case "products":
          settings.products = this.texts(key, set);
          break;
        case "out":
        case "docs":
          settings[key] = this.text(`/${key}`, set);
          break;
        case "keywords":
        case "lang":
          if (set !== "en" && set !== "ja") throw this.wrong(`/${key}`, `\`${key}\` is "en" or "ja"`);
          settings[key] = set;
          break;
        case "off":
        case "on":
          settings[key] = new Set(this.texts(key, set).map((code, index) => this.code(code, key, `/${key}/${index}`)));
          break;
        default:
          throw this.wrong(
            `/${key}`,
            `there is no setting \`${key}\`; there are \`products\`, \`out\`, \`docs\`, \`keywords\`, \`lang\`, \`off\` and \`on\``,
          );
      }
    }
    return settings;
  }

  private texts(key: string, value: unknown): string[] {
    if (!Array.isArray(value)) throw this.wrong(`/${key}`, `\`${key}\` is a list of texts: ["…"]`);
    return value.map((one, index) => this.text(`/${key}/${index}`, one));
  }

  private text(path: string, value: unknown): string {
    if (typeof value !== "string" || value === "") throw this.wrong(path, "a text is expected here");
    return value;
  }

  private code(code: string, key: "off" | "on", path: string): string {
    if (!Object.hasOwn(catalog(), code)) throw this.wrong(path, `there is no warning \`${code}\``);
    if (key === "on" && !isLint(code))
      throw this.wrong(
        path,
        `\`${code}\` is told anyway; \`on\` is for remarks on habits: ${Object.keys(lints()).join(", ")}`,
      );
    if (catalog()[code as DiagnosticCode].severity === "error")
      throw this.wrong(path, `\`${code}\` is an error: an error cannot be switched off`);
    return code;
  }

  private wrong(path: string, message: string): Failure {
    return wrongInput(
      renderMessage(message, this.source, this.places.get(path) ?? { start: 0, end: 0 }, paintFor("stderr")),
    );
  }
}
