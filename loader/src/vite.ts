import { plugin } from "./plugin.js";

/** The plugin for vite. */
export const yakkan = plugin.vite;
