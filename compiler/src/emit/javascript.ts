/** How a JavaScript module names what it takes and gives. */
export type ModuleFormat = "esm" | "cjs";

/** An emitted module without its types. */
export async function toJavaScript(typescript: string, format: ModuleFormat): Promise<string> {
  // It carries a TypeScript compiler, and takes its time to load.
  const { ts } = await import("ts-morph");
  const { outputText } = ts.transpileModule(typescript, {
    compilerOptions: {
      module: format === "esm" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
    },
  });
  return outputText;
}
