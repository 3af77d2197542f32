import { inspect } from "node:util";

const HIDDEN = "[hidden]";

/**
 * A secret in memory that no log, JSON, template or error shows by accident: whoever needs it says {@link reveal}, and
 * that word is what a review looks for.
 */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  /** How a page may tell it apart: at most the last four characters, and none of a short secret. */
  get hint(): string | null {
    return this.#text.length > 12 ? this.#text.slice(-4) : null;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
