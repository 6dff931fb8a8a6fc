import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const bin = fileURLToPath(new URL("../../../compiler/bin/yakkan.cjs", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own in which the command line is called, as a user would. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "yakkan-cli-"));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), content);
  }

  /** Everything in the folder and below, in order. */
  list(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" }).sort();
  }

  yakkan(
    args: readonly string[],
    given: {
      readonly input?: string;
      readonly env?: NodeJS.ProcessEnv;
      readonly folder?: string;
      /** Left out: the one of the workspace. */
      readonly bin?: string;
      /** Where the standard output goes, in place of the outcome. */
      readonly output?: string;
    } = {},
  ): Outcome {
    const output = given.output === undefined ? undefined : openSync(given.output, "w");
    const { status, stdout, stderr } = spawnSync(process.execPath, [given.bin ?? bin, ...args], {
      cwd: join(this.folder, given.folder ?? ""),
      input: given.input ?? "",
      stdio: ["pipe", output ?? "pipe", "pipe"],
      encoding: "utf8",
      // What the caller's terminal wants must not decide the tests.
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined, ...given.env },
    });
    if (output !== undefined) closeSync(output);
    return { code: status, stdout: output === undefined ? stdout : "", stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
