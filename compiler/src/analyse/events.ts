import type { Expr } from "../plan.js";
import type { Context } from "./context.js";

/** Whether one incident can have lines under both events: of two of which one is out beside the other none has. */
export function canBothHappen(a: string, b: string, guards: readonly Expr[], { plan, logic }: Context): boolean {
  const isOutBeside = (one: string, other: string): boolean =>
    plan.triggers.some(
      ({ name, except }) =>
        name === one &&
        except.some(
          ({ trigger, lineByLine, when }) =>
            trigger === other && !lineByLine && (when === undefined || logic.implies(guards, when)),
        ),
    );
  return !isOutBeside(a, b) && !isOutBeside(b, a);
}
