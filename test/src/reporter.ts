import Mocha from "mocha";

/** Mocha's spec report, closed by one line that a script can read: `123 passed, 0 failed`. */
class SpecWithTotals extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : "";
      console.log(`${passes} passed, ${failures} failed${skipped}`);
    });
  }
}

// eslint-disable-next-line no-restricted-exports -- mocha takes a reporter file's default export
export default SpecWithTotals;
