import { setFlagsFromString } from "node:v8";

/**
 * V8 notes of which places in the code most objects last, and makes those of such a place old at once. Most of what a
 * keystroke came to lasts until the next one, and no longer: old at once, it would stay until all that is old is
 * collected, and with it all that it refers to, which each small collection in between then copies.
 */
export function makeNoObjectOldAtOnce(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}
