import { type ClaimOptions, settleFiles } from "./claim.js";
import { exit, type ExitCode } from "./failure.js";
import { writeTogether } from "./files.js";
import { print } from "./terminal.js";

/** Prints the result as JSON. */
export async function settle(
  productFile: string,
  options: ClaimOptions & { readonly saveLedger?: string; readonly trace?: true },
): Promise<ExitCode> {
  const { result } = await settleFiles(productFile, options, options.trace === true);
  // Before the result is shown: what is shown is then also kept.
  if (options.saveLedger !== undefined) {
    await writeTogether([{ path: options.saveLedger, text: `${JSON.stringify(result.ledger, undefined, 2)}\n` }]);
  }
  print(JSON.stringify(result, undefined, 2));
  return exit.fine;
}
