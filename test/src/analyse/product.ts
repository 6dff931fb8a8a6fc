import { compile, type Compiled } from "@yakkan/compiler/compile.js";

/** A small product, in parts that a case replaces. */
export interface Parts {
  readonly contract?: string;
  /** Units, readings, tables, formulas, exclusions. */
  readonly more?: string;
  readonly facts?: string;
  readonly triggers?: string;
  /** What stands in the section behind `covers` and `covered`, on their line: where a head begins no line, nothing is meant by what stands behind it there. */
  readonly section?: string;
  readonly covers?: string;
}

export function productOf({ contract, more, facts, triggers, section, covers }: Parts): string {
  return `product sample "見本" {
  edition 2026-04-01
  ${contract === undefined ? "" : `contract { ${contract} }`}
  ${more ?? ""}
  facts of incident { found "発見日" : date  ${facts ?? ""} }
  triggers { ${triggers ?? 'leak "漏えい"'} }
  section costs "費用" {
    covers ${covers ?? "leak"}
    covered when found during period  ${section ?? 'head response "対応"'}
  }
}
`;
}

export function compileParts(parts: Parts): Compiled {
  return compile({ name: "sample.yakkan", text: productOf(parts) });
}

/** What is found, each with the text that it is about. */
export function foundIn(parts: Parts): readonly string[] {
  const { diagnostics, source } = compileParts(parts);
  return diagnostics.map(
    ({ code, span }) => `${code}: ${source.text.slice(span.start, span.end).replace(/\s+/g, " ")}`,
  );
}
