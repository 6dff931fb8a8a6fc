/** How long work runs before other work has its turn, in milliseconds. */
const slice = 8;

/**
 * Does work of many steps in turns that nobody notices; nothing where `goOn` says between two turns to give up.
 */
export async function inTurns<Result>(
  steps: Iterator<unknown, Result>,
  goOn: () => boolean,
): Promise<Result | undefined> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < slice) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!goOn()) return undefined;
    began = performance.now();
  }
}

/** Node's own, which a browser has not. */
const { setImmediate } = globalThis as { readonly setImmediate?: (run: () => void) => void };

/**
 * Runs something as soon as the message that is being read has been dealt with, and the one behind it begun if it is
 * there already. A timer would take a millisecond.
 */
export function soon(run: () => void): void {
  if (setImmediate === undefined) setTimeout(run, 0);
  else setImmediate(() => setImmediate(run));
}
