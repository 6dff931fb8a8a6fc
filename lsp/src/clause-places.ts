import type { ClauseMetadata, Place, ProductMetadata } from "@yakkan/runtime/metadata.js";
import { findClause } from "@yakkan/runtime/metadata.js";
import type { Declaration } from "@yakkan/grammar/syntax.js";
import type { Location } from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import { rangeOf, type Snapshot, uriOf } from "./snapshot.js";
import { declarationsIn } from "./tree.js";

/** Finds in a text the clauses that results name. */
export class ClausePlaces {
  private readonly declarations: ReadonlyMap<number, Declaration>;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly metadata: ProductMetadata,
  ) {
    this.declarations = new Map(
      [...declarationsIn(snapshot.compiled.file)].map((declaration) => [declaration.start, declaration]),
    );
  }

  /** The words of a clause as they stand in the text; nothing of a clause of another file. */
  readonly quote = ({ place }: ClauseMetadata): string | undefined => {
    const declaration = this.declarationAt(place);
    return declaration && (clauseText(this.snapshot, declaration) || undefined);
  };

  locate(id: string): Location | undefined {
    const place = findClause(this.metadata, id)?.place;
    if (place === undefined) return undefined;
    const { uri } = this.snapshot.document;
    const declaration = this.declarationAt(place);
    if (declaration !== undefined) return { uri, range: rangeOf(this.snapshot, declaration) };
    const start = { line: place.line - 1, character: place.column - 1 };
    return { uri: this.isHere(place) ? uri : uriOf(uri, place.file), range: { start, end: start } };
  }

  private declarationAt(place: Place): Declaration | undefined {
    if (!this.isHere(place)) return undefined;
    const { line, column } = place;
    return this.declarations.get(this.snapshot.document.offsetAt({ line: line - 1, character: column - 1 }));
  }

  private isHere({ file }: Place): boolean {
    return file === this.snapshot.compiled.source.name;
  }
}
