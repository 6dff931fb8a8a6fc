import type { Page } from "playwright-core";

/** Types in the editor as a person does, who looks at what it has put there by itself. */
export class Typist {
  constructor(
    private readonly page: Page,
    /** From one key to the next, in milliseconds. */
    private readonly pace = 2,
  ) {}

  /** Types lines where the cursor is. The spaces that begin a line are left to the editor. */
  async type(text: string): Promise<void> {
    let depth = 0;
    let isDoc = false;
    for (const [index, line] of text.split("\n").entries()) {
      const words = line.trim();
      const [closing, behind] = [words.slice(0, 1), words.slice(1)];
      if (/^[}\]],?$/.test(words)) {
        await this.close(closing, depth-- > 0);
        await this.keys(behind);
      } else {
        if (index > 0) await this.enter();
        // The editor goes on with a doc comment.
        if (isDoc) for (let count = 0; count < "/// ".length; count++) await this.press("Backspace");
        isDoc = words.startsWith("///");
        await this.keys(words);
        const bare = words.replace(/"[^"]*"/g, "");
        depth += bare.split(/[{[]/).length - bare.split(/[}\]]/).length;
      }
    }
  }

  async keys(words: string): Promise<void> {
    for (const key of words) {
      if (key === " ") await this.press("Space");
      else if (/[!-~]/.test(key)) await this.press(key);
      else await this.page.keyboard.insertText(key);
      await this.page.waitForTimeout(this.pace);
    }
  }

  /** A bracket that was typed here the editor has closed: one goes down to where it did. */
  private async close(bracket: string, isThere: boolean): Promise<void> {
    if (isThere) await this.press("ArrowDown");
    else await this.enter();
    await this.press(isThere ? "End" : bracket);
  }

  /** Nobody is at it as fast as at a letter; the list of suggestions knows by then what is typed. */
  private async enter(): Promise<void> {
    await this.page.waitForTimeout(80);
    await this.press("Enter");
  }

  private async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }
}
