/** Work that can be done bit by bit, each bit short, so that an editor can be answered in between. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does all of it at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** Work that is done once, at once or bit by bit. */
export class Work<Result> {
  private outcome: { readonly result: Result } | undefined;

  constructor(private readonly steps: Steps<Result>) {}

  get result(): Result {
    this.outcome ??= { result: finish(this.steps) };
    return this.outcome.result;
  }

  /** The same bit by bit, going on from where it stands. */
  *inSteps(): Steps<Result> {
    while (this.outcome === undefined) {
      const next = this.steps.next();
      if (next.done === true) this.outcome = { result: next.value };
      else yield;
    }
    return this.outcome.result;
  }
}
