import { deepStrictEqual } from "node:assert";
import { soon } from "@yakkan/lsp/turns.js";

describe("turns", () => {
  it("come behind what is there already, as messages that are read one by one", async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      soon(() => {
        order.push("turn");
        resolve();
      });
      setImmediate(() => order.push("message"));
    });
    deepStrictEqual(order, ["message", "turn"]);
  });
});
