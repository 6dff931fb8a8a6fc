import assert from "node:assert/strict";
import { explain, explainTree } from "@yakkan/runtime/explain.js";
import type { Reason } from "@yakkan/runtime/result.js";
import { metadata, result } from "./fixture.js";
import { labelsOf } from "./said.js";

/** How often each form says it, of a line refused for these reasons. */
function told(refused: readonly Reason[], words: string, language: "en" | "ja" = "en"): readonly number[] {
  const [line] = result.lines.filter(({ id }) => id === "3");
  const settled = { ...result, lines: [{ ...line!, refused }] };
  const page = explain(metadata, settled, { language }).replace(/\n +/g, " ");
  const labels = labelsOf(explainTree(metadata, settled, { language })).join("\n");
  return [page, labels].map((text) => text.split(words).length - 1);
}

const approval = { kind: "approval", clause: "forensics:approval:1" } as const;
const cover = { kind: "cover", clause: "forensics" } as const;

describe("explain: reasons under several events", () => {
  it("tells the same reason once", () => {
    const refused = ["leak", "attack", "slip"].map((trigger) => ({ ...approval, trigger }));
    assert.deepEqual(told(refused, "not approved by the insurer [under every event]"), [1, 1]);
    assert.deepEqual(told(refused, "not approved"), [1, 1]);
    assert.deepEqual(told(refused, "保険会社の承認がない [どの対象事由でも]", "ja"), [1, 1]);
  });

  it("names the events where it is not all of them", () => {
    const refused = [
      { ...approval, trigger: "slip" },
      { ...approval, trigger: "attack" },
      { kind: "exclusion", clause: "war", trigger: "storm" } as const,
    ];
    assert.deepEqual(told(refused, "not approved by the insurer [Event: slip, attack]"), [1, 1]);
    assert.deepEqual(told(refused, "[Event: storm]"), [1, 1]);
  });

  it("leaves out events that do not open the head where another does", () => {
    const refused = [
      { ...approval, trigger: "attack" },
      { ...cover, trigger: "slip" },
      { ...approval, trigger: "slip" },
    ];
    assert.deepEqual(told(refused, "does not open"), [0, 0]);
    assert.deepEqual(told(refused, "slip"), [0, 0]);
    assert.deepEqual(told(refused, "Event: attack"), [1, 1]);
    const closed = ["slip", "attack"].map((trigger) => ({ ...cover, trigger }));
    assert.deepEqual(told(closed, "none of the events opens this kind of loss"), [1, 1]);
    assert.deepEqual(told(closed, "under every event"), [0, 0]);
  });
});
