import type { DocumentLink } from "vscode-languageserver";
import { rangeOf, type Snapshot } from "./snapshot.js";
import { declarationsIn } from "./tree.js";

/** From each `@brochure(p.9)` to the declaration of the document. */
export function findDocumentLinks(snapshot: Snapshot): DocumentLink[] {
  const { compiled, document } = snapshot;
  const documents = new Map(
    compiled.model.symbols.flatMap((symbol) => (symbol.kind === "document" ? [[symbol.name, symbol]] : [])),
  );
  return [...declarationsIn(compiled.file)].flatMap(({ references }) =>
    references.flatMap((reference): DocumentLink[] => {
      const cited = documents.get(reference.document.text);
      if (cited === undefined) return [];
      const { line, character } = document.positionAt(cited.nameSpan.start);
      return [
        {
          range: rangeOf(snapshot, reference),
          // Editors read a fragment as line and column, from 1.
          target: `${document.uri}#L${line + 1},${character + 1}`,
          tooltip: [cited.label.ja ?? cited.label.en ?? cited.name, reference.place].join(" "),
        },
      ];
    }),
  );
}
