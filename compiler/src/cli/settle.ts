import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Ledger } from "@yakkan/runtime/claim.js";
import type { SourceText } from "../compile.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import { exit, type ExitCode, Failure, wrongInput, wrongUsage } from "./failure.js";
import { nameOf, readText, writeTogether } from "./files.js";
import { parseJson } from "./json.js";
import { paintFor, print, printWhole } from "./terminal.js";

/** Prints the result as JSON. */
export async function settle(
  productFile: string,
  options: ClaimOptions & { readonly saveLedger?: string; readonly trace?: true },
): Promise<ExitCode> {
  const { result } = await settleFiles(productFile, options, { trace: options.trace === true, isForPerson: false });
  const text = JSON.stringify(result, undefined, 2);
  if (options.saveLedger === undefined) print(text);
  else await save(result.ledger, options.saveLedger, () => printWhole(text));
  return exit.fine;
}

/**
 * A ledger is replaced only by the one that follows it: else what others have settled would be forgotten. It is put in
 * its place once the result has been shown: a payment of which nobody has heard would be lost.
 */
async function save(ledger: Ledger, path: string, show: () => Promise<void>): Promise<void> {
  const folder = dirname(path);
  // A folder that is not there is misspelt rather than new: the next settlement would look elsewhere.
  if (!existsSync(folder)) throw wrongUsage(`--save-ledger: there is no folder ${nameOf(folder)}`);
  const standing = textAt(path);
  if (standing !== undefined) {
    const before = ledgerIn(standing, path);
    if (before.policy !== ledger.policy || before.revision !== ledger.revision - 1) {
      throw wrongInput(
        `${nameOf(path)}: holds another ledger than the one that this settlement started from; give it with --ledger, or save to another file`,
      );
    }
  }
  await writeTogether([{ path, text: `${JSON.stringify(ledger, undefined, 2)}\n` }], async () => {
    try {
      await show();
    } catch (problem) {
      if (!(problem instanceof Failure)) throw problem;
      throw new Failure(problem.exitCode, `${problem.message}; the ledger is left as it was`);
    }
    // Whoever reads the result may be slow, and another settlement be done meanwhile.
    if (textAt(path)?.text !== standing?.text) {
      throw wrongInput(
        `--save-ledger: ${nameOf(path)} has changed meanwhile; the result that was printed is not kept: settle again from the ledger that stands there now`,
      );
    }
  });
}

/** What stands where the ledger is to be saved. */
function textAt(path: string): SourceText | undefined {
  if (!existsSync(path)) return undefined;
  // A device has no end to read to, and is not to be replaced by a file.
  if (!statSync(path).isFile()) throw wrongUsage(`--save-ledger: ${nameOf(path)} is no file to keep a ledger in`);
  return readText(path);
}

/** The ledger that is to be replaced. */
function ledgerIn(source: SourceText, path: string): Partial<Ledger> {
  const holdsNone = `--save-ledger: ${nameOf(path)} holds no ledger that this one could follow; remove it, or save to another file`;
  if (source.text.trim() === "") throw wrongInput(`${holdsNone}: it is empty`);
  try {
    const before = parseJson(source, paintFor("stderr"));
    if (typeof before === "object" && before !== null && !Array.isArray(before)) return before;
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    throw new Failure(problem.exitCode, `${holdsNone}\n${problem.message}`);
  }
  throw wrongInput(holdsNone);
}
