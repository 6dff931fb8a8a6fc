/** The text with a line feed for each carriage return that has none behind it: a line ends there, too. Places stay as they are. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
}
