/** A label made of a name: `"Cost limit"` of `cost_limit`; a Japanese name is its own label. */
export function titled(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  const isJapanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);
  return `"${isJapanese ? words : words.charAt(0).toUpperCase() + words.slice(1)}"`;
}
