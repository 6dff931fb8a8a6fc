import { randomUUID } from "node:crypto";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import { PortfolioFailure } from "./failure.js";

/** How often a lock is renewed, and after how long without that its holder is taken to be gone. */
const [beat, longest] = [5_000, 60_000];

/** Locks of this process, by their ids. */
const held = new Set<string>();

interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly id: string;
  /** When the process was started, where the system says so: its number may be given to another one day. */
  readonly start?: string | undefined;
}

/**
 * Does a task on the results in a folder while nobody else does one of the same name, or one of those that it gets in
 * the way of: `isInWay` says which, by name. A lock whose holder was killed holds nobody up: its process is gone, or it
 * is not renewed any more.
 */
export async function alone<T>(
  out: string,
  name: string,
  isInWay: (other: string) => boolean,
  task: () => Promise<T>,
): Promise<T> {
  const folder = join(out, "parts");
  const { start } = (await processOf(process.pid)) ?? {};
  const own: Holder = { host: hostname(), pid: process.pid, id: randomUUID(), start };
  // A file for each caller: one left behind never has to be taken over, so nobody takes a new one for it.
  const path = join(folder, `${name}.${own.id}.lock`);
  // First, since others of this process may ask as soon as it stands there.
  held.add(own.id);
  const renewed = setInterval(() => {
    const now = new Date();
    // Where it cannot be renewed the task fails by itself, or goes on.
    utimes(path, now, now).catch(() => undefined);
  }, beat).unref();
  try {
    await writeFile(path, JSON.stringify(own), { flag: "wx" });
    // After its own is there: of two that begin at once one sees the other, or each.
    for (const other of await readdir(folder)) {
      const whose = /^(.+)\.[^.]+\.lock$/.exec(other)?.[1];
      if (whose === undefined || other === basename(path) || (whose !== name && !isInWay(whose))) continue;
      const holder = await holderOf(join(folder, other));
      if (holder !== undefined) throw busy(out, holder);
      await rm(join(folder, other), { force: true });
    }
    return await task();
  } finally {
    clearInterval(renewed);
    held.delete(own.id);
    await rm(path, { force: true });
  }
}

/** Nothing where its holder is gone. */
async function holderOf(path: string): Promise<Partial<Holder> | undefined> {
  try {
    const age = Date.now() - (await stat(path)).mtimeMs;
    const holder = await read(path);
    return (await isGone(holder, age)) ? undefined : holder;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw problem;
  }
}

/** Of one that has just been made nothing may stand there yet. */
async function read(path: string): Promise<Partial<Holder>> {
  const text = await readFile(path, "utf8");
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return {};
  }
}

/** Of a process elsewhere only the age of its lock tells; of one here the age says nothing: it may have been halted. */
async function isGone({ host, pid, id, start }: Partial<Holder>, age: number): Promise<boolean> {
  if (host !== hostname() || pid === undefined) return age > longest;
  // A process that was started anew may have the number of the one before.
  return pid === process.pid ? id === undefined || !held.has(id) : !(await isAlive(pid, start));
}

async function isAlive(pid: number, start: string | undefined): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const known = await processOf(pid);
  return known === undefined || (!known.hasEnded && (start ?? known.start) === known.start);
}

/** What Linux tells of a process. One that was killed has its number until the one that started it takes notice. */
async function processOf(pid: number): Promise<{ readonly hasEnded: boolean; readonly start: string } | undefined> {
  let text: string;
  try {
    text = await readFile(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // The name of the program stands in brackets, and may have some in it; behind it are the state and 18 others.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { hasEnded: /^[ZXx]$/.test(fields[0]!), start: fields[19]! };
}

function busy(out: string, { host, pid }: Partial<Holder>): PortfolioFailure {
  const where = host === hostname() ? "" : ` on ${host}`;
  const who = pid === undefined ? "" : ` (process ${pid}${where})`;
  return new PortfolioFailure(
    `${out}: another run${who} is writing there; wait for its end, or give another folder with --out`,
  );
}
