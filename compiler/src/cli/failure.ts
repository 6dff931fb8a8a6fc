import type { Language } from "@yakkan/grammar/keywords.js";

/** What the command line tells the shell. */
export const exit = {
  fine: 0,
  /** What the user gave is wrong: a text with errors, a failed scenario, an invalid claim. */
  wrongInput: 1,
  /** The command was called wrongly: an unknown option, a file that is not there. */
  wrongUsage: 2,
  /** A fault of the program itself (EX_SOFTWARE). */
  internal: 70,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Ends a command with a message for the user; anything else that is thrown is a fault of the program. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    /** Left out: it is in the language that was asked for, or there is English alone. */
    private readonly japanese = message,
  ) {
    super(message);
  }

  messageIn(language: Language): string {
    return language === "ja" ? this.japanese : this.message;
  }
}

export function wrongInput(message: string, japanese?: string): Failure {
  return new Failure(exit.wrongInput, message, japanese);
}

export function wrongUsage(message: string, japanese?: string): Failure {
  return new Failure(exit.wrongUsage, message, japanese);
}
