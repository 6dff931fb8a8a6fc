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
