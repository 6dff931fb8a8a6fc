/** What the user has to mend: a file, a column, the disk. Anything else that is thrown is a fault of the program. */
export class PortfolioFailure extends Error {}

/** What was named is not there, or no file, or no folder. */
export class Misnamed extends PortfolioFailure {}

/** What a system call or DuckDB says, in a sentence with the file's name. */
export function inWords(problem: unknown, name: string, doing: string): unknown {
  if (problem instanceof PortfolioFailure || !(problem instanceof Error)) return problem;
  const code = (problem as NodeJS.ErrnoException).code;
  if (isFull(problem))
    return new PortfolioFailure(
      `${name}: no space is left on the disk; what was settled is kept, run it again to go on`,
    );
  if (code === "ENOENT") return new Misnamed(`${name}: there is no such file`);
  if (code === "EISDIR") return new Misnamed(`${name}: is a folder`);
  if (code === "ENOTDIR" || code === "EEXIST") return new Misnamed(`${name}: is a file, not a folder`);
  if (code === "EACCES" || code === "EPERM") return new PortfolioFailure(`${name}: may not be ${doing}`);
  if (code?.startsWith("Z_") === true)
    return new PortfolioFailure(`${name}: is no whole file of gzip: it is cut, or something else`);
  if (isDuckDb(problem)) return new PortfolioFailure(`${name}: cannot be ${doing}: ${firstLine(problem.message)}`);
  return problem;
}

/** Whether there is no room for what is written, wherever that is. */
export function isFull(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  const { code } = problem as NodeJS.ErrnoException;
  return (
    code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG" || /no space left|file too large/i.test(problem.message)
  );
}

function isDuckDb({ message }: Error): boolean {
  return /^(?:\w+ )*(?:Error|Exception): /.test(message);
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/^(?:\w+ )*(?:Error|Exception): /, "");
}
