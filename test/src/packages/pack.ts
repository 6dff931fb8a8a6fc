import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs a program; its output, or a failure that shows it. */
export function run(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: exit code ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Packs a folder as npm would publish it; the tarball's path. */
export function pack(folder: string, into: string): string {
  const packed = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", into], folder)) as {
    readonly filename: string;
  }[];
  return join(into, packed[0]!.filename);
}

/** What publint has to say of a tarball, down to suggestions. */
export async function lintPackage(tarball: string): Promise<string[]> {
  const data = readFileSync(tarball);
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, level: "suggestion", strict: true });
  return messages.map((message) => formatMessage(message, pkg as never) ?? message.code);
}

/** Entry points whose types say something else than what is imported, as `attw` finds them. */
export async function checkTypes(tarball: string): Promise<string[]> {
  const found = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
  if (found.types === false) return ["has no types"];
  return (
    found.problems
      // Node 10 knew no `exports`; every Node that this is for does.
      .filter((problem) => !("resolutionKind" in problem && problem.resolutionKind === "node10"))
      .map((problem) => JSON.stringify(problem))
  );
}
