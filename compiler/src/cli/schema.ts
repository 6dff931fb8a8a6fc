import { inputSchema } from "../schema/input.js";
import { describeApi } from "../schema/openapi.js";
import { resultSchema } from "../schema/result.js";
import { exit, type ExitCode } from "./failure.js";
import { compileProduct } from "./sources.js";
import { print } from "./terminal.js";
import { version } from "./version.js";

export interface SchemaOptions {
  readonly of: "input" | "result" | "openapi";
  readonly product?: string;
}

/** Prints what a product takes or returns as a JSON Schema, or its service as an OpenAPI document. */
export function schema(file: string, { of, product }: SchemaOptions): ExitCode {
  const { plan } = compileProduct(file, product);
  const show = (value: unknown): void => print(JSON.stringify(value, undefined, 2));
  switch (of) {
    case "input":
      show(inputSchema(plan));
      break;
    case "result":
      show(resultSchema(plan));
      break;
    case "openapi":
      show(describeApi([plan], version()));
      break;
  }
  return exit.fine;
}
