import { type CompletionItem, CompletionItemKind, CompletionRequest } from "vscode-languageserver/node";
import type { ServerProcess } from "./server-process.js";

/** The names that completion offers at the mark, without the words of the language. */
export async function namesOffered(server: ServerProcess, marked: string): Promise<string[]> {
  const opened = await server.open(marked);
  const items = (await server.connection.sendRequest(CompletionRequest.type, opened.at)) as CompletionItem[];
  return items.filter(({ kind }) => kind !== CompletionItemKind.Keyword).map(({ label }) => label);
}
