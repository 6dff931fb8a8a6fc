import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import type { SourceText } from "../compile.js";
import { wrongInput, wrongUsage } from "./failure.js";

/** A text file of the user's, with the name that messages give it. */
export function readText(path: string): SourceText {
  const name = nameOf(path);
  return { name, text: decode(readBytes(path, name), name) };
}

/** `-` is the standard input. */
export async function readTextOrInput(path: string): Promise<SourceText> {
  if (path !== "-") return readText(path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return { name: "<stdin>", text: decode(Buffer.concat(chunks), "<stdin>") };
}

/** The text of a file that another one uses, by the name that messages give it; undefined where there is none. */
export function readUsed(name: string): string | undefined {
  try {
    return decode(readFileSync(name), name);
  } catch (problem) {
    if (problem instanceof Error && "code" in problem && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(problem.code)))
      return undefined;
    throw inWords(problem, name, "read");
  }
}

/** A path as messages show it: from the working directory, with `/`; absolute only where the user gave it so and it lies elsewhere. */
export function nameOf(path: string): string {
  const fromHere = relative("", path);
  const outside = fromHere === "" || fromHere.startsWith("..");
  return (outside && isAbsolute(path) ? path : fromHere || ".").replaceAll("\\", "/");
}

export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Writes all files or none: each is written beside its place first, and put there once all are, and `then` is done. */
export async function writeTogether(files: readonly OutputFile[], then?: () => Promise<void>): Promise<void> {
  // What writes nothing starts without it.
  const { randomUUID } = await import("node:crypto");
  const staged: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const { path, text } of files) {
      attempt(path, () => {
        mkdirSync(dirname(path), { recursive: true });
        // In the same folder, for a file is renamed in one step only within its file system.
        const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
        staged.push({ temporary, path });
        writeFileSync(temporary, text, { flag: "wx" });
      });
    }
    await then?.();
    for (const { temporary, path } of staged) attempt(path, () => renameSync(temporary, path));
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

export function readBytes(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (problem) {
    throw inWords(problem, name, "read");
  }
}

/** UTF-8, with or without a byte order mark. */
function decode(bytes: Uint8Array, name: string): string {
  if (looksLikeUtf16(bytes))
    throw wrongInput(
      `${name}: is encoded in UTF-16; save it as UTF-8`,
      `${name}：文字コードがUTF-16です。UTF-8で保存してください`,
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const isShiftJis = looksLikeShiftJis(bytes);
    throw wrongInput(
      `${name}: is not encoded in UTF-8${isShiftJis ? " (it looks like Shift_JIS)" : ""}; save it as UTF-8`,
      `${name}：文字コードがUTF-8ではありません${isShiftJis ? "（Shift_JISのようです）" : ""}。UTF-8で保存してください`,
    );
  }
}

/** By its mark; without one, by the zeros beside the letters that every product has among its words. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length >= 2 && (first === 0) !== (second === 0);
}

function looksLikeShiftJis(bytes: Uint8Array): boolean {
  try {
    return /[\u3040-\u30ff\u4e00-\u9fff]/.test(new TextDecoder("shift_jis", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (problem) {
    throw inWords(problem, nameOf(path), "written");
  }
}

/** What the file system refuses, as a sentence; what is no refusal of the file system stays as it is. */
function inWords(problem: unknown, name: string, done: "read" | "written"): unknown {
  if (!(problem instanceof Error) || !("code" in problem)) return problem;
  switch (problem.code) {
    case "ENOENT":
      return wrongUsage(`${name}: there is no such file`, `${name}：このファイルはありません`);
    case "EISDIR":
      return wrongUsage(`${name}: is a folder, not a file`, `${name}：ファイルではなくフォルダです`);
    case "EEXIST":
    case "ENOTDIR":
      return wrongUsage(
        `${name}: a part of this path is a file, not a folder`,
        `${name}：パスの途中がフォルダではなくファイルです`,
      );
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return wrongUsage(`${name}: may not be ${done}`, `${name}：${inJapanese[done]}権限がありません`);
    default:
      return wrongUsage(
        `${name}: cannot be ${done} (${String(problem.code)})`,
        `${name}：${inJapanese[done]}ことができません（${String(problem.code)}）`,
      );
  }
}

const inJapanese = { read: "読む", written: "書き込む" };
