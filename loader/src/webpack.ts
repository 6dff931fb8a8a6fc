import { plugin } from "./plugin.js";

/** The plugin for webpack. */
export const yakkan = plugin.webpack;
