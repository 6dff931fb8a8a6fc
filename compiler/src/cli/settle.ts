import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Ledger } from "@yakkan/runtime/claim.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import { exit, type ExitCode, wrongInput, wrongUsage } from "./failure.js";
import { nameOf, readText, writeTogether } from "./files.js";
import { parseJson } from "./json.js";
import { paintFor, print } from "./terminal.js";

/** Prints the result as JSON. */
export async function settle(
  productFile: string,
  options: ClaimOptions & { readonly saveLedger?: string; readonly trace?: true },
): Promise<ExitCode> {
  const { result } = await settleFiles(productFile, options, options.trace === true);
  // Before the result is shown: what is shown is then also kept.
  if (options.saveLedger !== undefined) await save(result.ledger, options.saveLedger);
  print(JSON.stringify(result, undefined, 2));
  return exit.fine;
}

/** A ledger is replaced only by the one that follows it: else what others have settled would be forgotten. */
async function save(ledger: Ledger, path: string): Promise<void> {
  const folder = dirname(path);
  // A folder that is not there is misspelt rather than new: the next settlement would look elsewhere.
  if (!existsSync(folder)) throw wrongUsage(`--save-ledger: there is no folder ${nameOf(folder)}`);
  if (existsSync(path)) {
    const before = parseJson(readText(path), paintFor(process.stderr));
    const known = typeof before === "object" && before !== null ? (before as Partial<Ledger>) : {};
    if (known.policy !== ledger.policy || known.revision !== ledger.revision - 1) {
      throw wrongInput(
        `${nameOf(path)}: holds another ledger than the one that this settlement started from; give it with --ledger, or save to another file`,
      );
    }
  }
  await writeTogether([{ path, text: `${JSON.stringify(ledger, undefined, 2)}\n` }]);
}
