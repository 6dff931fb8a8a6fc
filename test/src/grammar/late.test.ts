import assert from "node:assert/strict";
import { withLate } from "@yakkan/grammar/late.js";

describe("a field that is worked out late", () => {
  const counting = (): {
    readonly asked: number[];
    readonly object: { readonly kind: string; readonly size: number };
  } => {
    const asked: number[] = [];
    const size = (): number => asked.push(1);
    return { asked, object: withLate({ kind: "one" }, { size }) };
  };

  it("is worked out when it is first read, and kept", () => {
    const { asked, object } = counting();
    assert.equal(asked.length, 0);
    assert.deepEqual([object.size, object.size, asked.length], [1, 1, 1]);
  });

  it("is listed and compared like any other", () => {
    assert.deepEqual(Object.keys(counting().object), ["kind", "size"]);
    assert.deepEqual({ ...counting().object }, { kind: "one", size: 1 });
  });

  it("has the same getter in every object", () => {
    const [one, other] = [counting().object, counting().object].map((object) =>
      Object.getOwnPropertyDescriptor(object, "size"),
    );
    assert.deepEqual(one, other);
  });
});
