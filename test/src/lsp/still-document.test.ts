import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { StillDocument } from "@yakkan/lsp/still-document.js";

describe("a document that does not change", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "食", "😀", "\n", "\r", "\r\n"), maxLength: 12 });

  it("counts positions as the library does that edits are made with", () => {
    fc.assert(
      fc.property(text, (written) => {
        const still = new StillDocument("file:///a.yakkan", 3, written);
        const other = TextDocument.create("file:///a.yakkan", "yakkan", 3, written);
        for (let offset = -1; offset <= written.length + 1; offset++)
          assert.deepEqual(still.positionAt(offset), other.positionAt(offset));
        const start = { line: 0, character: 1 };
        for (let line = -1; line <= other.lineCount; line++)
          for (let character = -1; character <= written.length + 1; character++) {
            const end = { line, character };
            assert.equal(still.offsetAt(end), other.offsetAt(end));
            assert.equal(still.getText({ start, end }), other.getText({ start, end }));
          }
        assert.equal(still.getText(), written);
      }),
    );
  });
});
