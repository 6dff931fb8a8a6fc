import type { Language } from "./catalog/entry.js";
import type { Diagnostic } from "./diagnostic.js";

/** The diagnostic with its message, help, related places and fixes in the language. */
export function inLanguage(diagnostic: Diagnostic, language: Language): Diagnostic {
  switch (language) {
    case "en":
      return diagnostic;
    case "ja": {
      const { code, severity, span, unused, japanese, related, fixes } = diagnostic;
      return {
        code,
        severity,
        message: japanese.message,
        ...(japanese.help !== undefined && { help: japanese.help }),
        span,
        ...(unused && { unused }),
        japanese,
        related: related.map((place, index) => ({ ...place, message: japanese.related[index] ?? place.message })),
        fixes: fixes.map((fix, index) => ({ ...fix, title: japanese.fixes[index] ?? fix.title })),
      };
    }
  }
}
