/** Wakes whoever waits for something under way to end. */
export class Turn {
  #waiting: (() => void)[] = [];

  next(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  pass(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
