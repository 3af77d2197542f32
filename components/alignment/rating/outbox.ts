import type { JudgementInput } from "#lib/alignment/schema.ts";
import type { Task } from "#lib/alignment/task.ts";

/** A judgement that the server has not acknowledged yet, with what it was about. */
export type Unsent = { readonly judgement: JudgementInput; readonly task: Task };

const PREFIX = "cairn:unsent:";

/**
 * Judgements wait here, in the browser's own storage, until the server says that they are on disk: a page that is closed, a connection
 * that breaks or a server that restarts loses none. Each is found by its id, so that two windows may share what waits.
 */
export class Outbox {
  readonly #key: string;
  /** What a browser that is full, or forbids storage, would not keep: it waits in this page at least. */
  #homeless: readonly Unsent[] = [];

  /** @param owner whose they are and of which campaign: a browser may be shared. */
  constructor(owner: string) {
    this.#key = PREFIX + owner;
  }

  list(): readonly Unsent[] {
    return [...this.#stored(), ...this.#homeless];
  }

  add(unsent: Unsent): void {
    if (!this.#store([...this.#stored(), unsent])) this.#homeless = [...this.#homeless, unsent];
  }

  remove(id: string): void {
    const isOther = ({ judgement }: Unsent) => judgement.id !== id;
    this.#store(this.#stored().filter(isOther));
    this.#homeless = this.#homeless.filter(isOther);
  }

  #stored(): readonly Unsent[] {
    try {
      const stored = localStorage.getItem(this.#key);
      return stored === null ? [] : (JSON.parse(stored) as Unsent[]);
    } catch {
      return [];
    }
  }

  #store(unsent: readonly Unsent[]): boolean {
    try {
      if (unsent.length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(unsent));
      return true;
    } catch {
      return false;
    }
  }
}
