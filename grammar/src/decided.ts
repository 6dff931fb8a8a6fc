/**
 * What the decisions of the grammar turn on, as `writeDecisions` says it. A bundle has it here: to work it out takes as
 * long as to read a file of a thousand lines. Elsewhere it is worked out from the grammar.
 */
export const decided: string | undefined = undefined;
