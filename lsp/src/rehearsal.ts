import type { Snapshot } from "./snapshot.js";
import { inTurns } from "./turns.js";
import type { Workspace } from "./workspace.js";

type Imagining = Pick<Workspace, "imagine" | "isCurrent">;

/** In how many places something is typed, and how many characters. */
const [places, characters] = [6, 8];

/**
 * Reads and checks a text as somebody might type in it, while nobody does: code that has run is fast from then on, and
 * the first lines of an author take as long as all others. An edit ends it: whether it came to its end.
 */
export async function rehearse(workspace: Imagining, snapshot: Snapshot): Promise<boolean> {
  return (await inTurns(typing(workspace, snapshot), () => workspace.isCurrent(snapshot))) === true;
}

/** Each compiles the text with a few characters more, and the last one as it is. */
function* typing(workspace: Imagining, { document }: Snapshot): Generator<unknown, true> {
  const text = document.getText();
  const compile = (imagined: string): unknown =>
    workspace.imagine(document.uri, new Map([[document.uri, imagined]])).compiled.faults;
  for (let place = 0; place < places; place++) {
    // A line of the text itself, above where it stands.
    const start = text.indexOf("\n", Math.floor((text.length * place) / places)) + 1;
    const line = text.slice(start, text.indexOf("\n", start)).trimStart();
    for (let end = 1; end <= Math.min(characters, line.length); end++)
      yield compile(`${text.slice(0, start)}${line.slice(0, end)}\n${text.slice(start)}`);
  }
  yield compile(text);
  return true;
}
