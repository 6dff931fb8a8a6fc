/** Whom a fact or an exclusion's circumstance is about. */
export type Bearer = "incident" | "claim" | "insured" | "loss";
