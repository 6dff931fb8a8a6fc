import type { ClauseMetadata, Place, ProductMetadata } from "@yakkan/runtime/metadata.js";
import { findClause } from "@yakkan/runtime/metadata.js";
import type { Declaration } from "@yakkan/grammar/syntax.js";
import type { Location } from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import { locationOf, type Snapshot, uriOf } from "./snapshot.js";
import { declarationsIn } from "./tree.js";

/** Finds the clauses that results name in a text and in the files that its products are made of. */
export class ClausePlaces {
  private readonly declarations: ReadonlyMap<string, Declaration>;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly metadata: ProductMetadata,
  ) {
    const { file, model, sources } = snapshot.compiled;
    const parts = [file.declarations, ...[...model.definitions, ...model.elsewhere].map(({ flat }) => flat)];
    this.declarations = new Map(
      [...declarationsIn(parts)].map((declaration) => {
        const { source, line, column } = sources.lineOf(declaration);
        return [keyOf({ file: sources.pathTo(source), line, column }), declaration];
      }),
    );
  }

  /** The words of a clause as they stand in the text. */
  readonly quote = ({ place }: ClauseMetadata): string | undefined => {
    const declaration = this.declarations.get(keyOf(place));
    return declaration && (clauseText(this.snapshot, declaration) || undefined);
  };

  locate(id: string): Location | undefined {
    const place = findClause(this.metadata, id)?.place;
    if (place === undefined) return undefined;
    const declaration = this.declarations.get(keyOf(place));
    if (declaration !== undefined) return locationOf(this.snapshot, declaration);
    const start = { line: place.line - 1, character: place.column - 1 };
    return { uri: uriOf(this.snapshot.document.uri, place.file), range: { start, end: start } };
  }
}

function keyOf({ file, line, column }: Omit<Place, "references">): string {
  return `${file}:${line}:${column}`;
}
