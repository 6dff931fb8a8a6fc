import type { DocumentLink } from "vscode-languageserver";
import { usesOfFiles } from "./file-paths.js";
import { locationOf, rangeOf, type Snapshot, symbolsWithin, uriOf } from "./snapshot.js";
import { declarationsIn } from "./tree.js";

/** From the path of a file to the file, and from each `@brochure(p.9)` to the declaration of the document. */
export function findDocumentLinks(snapshot: Snapshot): DocumentLink[] {
  const { compiled, document } = snapshot;
  const documents = new Map(
    symbolsWithin(compiled).flatMap((symbol) => (symbol.kind === "document" ? [[symbol.name, symbol]] : [])),
  );
  const files = usesOfFiles(snapshot).map(({ path }) => ({
    range: rangeOf(snapshot, path),
    target: uriOf(document.uri, path.value),
  }));
  const references = [...declarationsIn(compiled.file)].flatMap(({ references }) =>
    references.flatMap((reference): DocumentLink[] => {
      const cited = documents.get(reference.document.text);
      if (cited === undefined) return [];
      const { uri, range } = locationOf(snapshot, cited.nameSpan);
      const { line, character } = range.start;
      return [
        {
          range: rangeOf(snapshot, reference),
          // Editors read a fragment as line and column, from 1.
          target: `${uri}#L${line + 1},${character + 1}`,
          tooltip: [cited.label.ja ?? cited.label.en ?? cited.name, reference.place].join(" "),
        },
      ];
    }),
  );
  return [...files, ...references];
}
