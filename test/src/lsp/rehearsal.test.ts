import assert from "node:assert/strict";
import { rehearse } from "@yakkan/lsp/rehearsal.js";
import type { Snapshot } from "@yakkan/lsp/snapshot.js";
import type { Workspace } from "@yakkan/lsp/workspace.js";

const text = `product a "A" {\n  edition 2026-04-01\n  triggers { leak "L" }\n}\n`;
const uri = "file:///a.yakkan";
const snapshot = { document: { uri, getText: () => text } } as unknown as Snapshot;

/** The texts that are compiled until the document changes, which it does behind so many of them. */
async function compiled(changesBehind: number): Promise<readonly string[]> {
  const texts: string[] = [];
  const workspace: Pick<Workspace, "imagine" | "isCurrent"> = {
    imagine: (_, imagined) => {
      texts.push(imagined.get(uri)!);
      // As long as a turn takes.
      for (const began = performance.now(); performance.now() - began < 9;);
      return { compiled: { faults: [] } } as unknown as Snapshot;
    },
    isCurrent: () => texts.length < changesBehind,
  };
  await rehearse(workspace, snapshot);
  return texts;
}

describe("rehearsing what somebody may type", () => {
  it("reads the text with more in it, and at last as it is", async () => {
    const texts = await compiled(Infinity);
    assert.ok(texts.length > 20);
    assert.ok(texts.slice(0, -1).every((one) => one.length > text.length));
    assert.equal(texts.at(-1), text);
  });

  it("ends with the next edit", async () => {
    assert.equal((await compiled(3)).length, 3);
  });
});
