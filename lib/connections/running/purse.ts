import { Budget, type Caps, type Spent } from "#lib/connections/running/budget.ts";

/** A budget that calls queue up for: one that may not begin yet waits until some that are under way have ended. */
export class Purse {
  readonly #budget: Budget;
  readonly #signal: AbortSignal;
  #waiting: (() => void)[] = [];

  /** @param spent what an earlier run of the same job has spent. */
  constructor(caps: Caps, spent: Spent, signal: AbortSignal) {
    this.#budget = new Budget(caps, spent);
    this.#signal = signal;
  }

  /** Waits until a call may begin. False: the budget is spent. */
  async admit(guess: Spent): Promise<boolean> {
    let answer = this.#budget.take(guess);
    for (; answer === "wait"; answer = this.#budget.take(guess)) {
      this.#signal.throwIfAborted();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return answer === "go";
  }

  /** Begins a call whatever is left: for what was under way, and very likely paid, when an earlier run broke off. */
  insist(guess: Spent): void {
    this.#budget.insist(guess);
  }

  /** A call has ended, whether it was answered or not. */
  settle(guess: Spent, cost: Spent): void {
    this.#budget.settle(guess, cost);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
