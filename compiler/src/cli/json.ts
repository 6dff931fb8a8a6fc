import type { SourceText } from "../compile.js";
import { renderMessage, type Paint } from "../diagnostics/render.js";
import { findFault } from "@yakkan/runtime/json-text.js";
import { wrongInput } from "./failure.js";

/** The value of a JSON text; a broken one is shown at the place where it breaks. */
export function parseJson(source: SourceText, paint: Paint): unknown {
  const fault = findFault(source.text);
  if (fault !== undefined) {
    const { start, end, message } = fault;
    throw wrongInput(renderMessage(message, source, { start, end }, paint));
  }
  return JSON.parse(source.text) as unknown;
}
