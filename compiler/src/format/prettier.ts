import type * as Prettier from "prettier";
import * as standalone from "prettier/standalone";

/** Without Node. The types of `prettier/standalone` leave these out, although it has them. */
export const { doc, util } = standalone as unknown as Pick<typeof Prettier, "doc" | "util">;

export const { format: formatWith } = standalone;
