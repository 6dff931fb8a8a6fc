import { plugin } from "@yakkan/compiler/format/plugin.js";
import type { Plugin } from "prettier";

/** The formatter of the compiler, for `prettier --plugin prettier-plugin-yakkan`. */
export const languages: Plugin["languages"] = plugin.languages;
export const parsers: Plugin["parsers"] = plugin.parsers;
export const printers: Plugin["printers"] = plugin.printers;
export const options: Plugin["options"] = plugin.options;
export const defaultOptions: Plugin["defaultOptions"] = plugin.defaultOptions;
