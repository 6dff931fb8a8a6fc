import type { LoadHook, ResolveHook } from "node:module";
import { compileModule, isProductFile, pathOf } from "./compile.js";

/** The runtime that a product file needs: the project's own, else the one that came with this package. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  if (specifier !== "@yakkan/runtime" || context.parentURL === undefined || !isProductFile(context.parentURL)) {
    return next(specifier, context);
  }
  try {
    return await next(specifier, context);
  } catch {
    return next(specifier, { ...context, parentURL: import.meta.url });
  }
};

export const load: LoadHook = async (url, context, next) => {
  if (!url.startsWith("file:") || !isProductFile(url)) return next(url, context);
  const { code } = await compileModule(pathOf(url));
  return { format: "module", source: code, shortCircuit: true };
};
