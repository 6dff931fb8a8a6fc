import type { Plan } from "../plan.js";
import { sheetToHtml } from "./html.js";
import { sheetToMarkdown } from "./markdown.js";
import { describeSheet } from "./sheet.js";

/** The tables of a product as files: Markdown and a page, in Japanese and in English, the pages linked to each other; `base` begins their names. */
export function sheetFiles(plan: Plan, base: string): { readonly name: string; readonly text: string }[] {
  const page = (language: "ja" | "en"): string => `${base}.${language}.html`;
  return (["ja", "en"] as const).flatMap((language) => {
    const sheet = describeSheet(plan, language);
    const other = language === "ja" ? { href: page("en"), name: "English" } : { href: page("ja"), name: "日本語" };
    return [
      { name: `${base}.${language}.md`, text: sheetToMarkdown(sheet) },
      { name: page(language), text: sheetToHtml(sheet, other) },
    ];
  });
}
