import type { TokenPrices } from "#lib/connections/client/open-connection.ts";

export type Spent = { readonly usd: number; readonly tokens: number };
export type Caps = { readonly usd?: number; readonly tokens?: number };

const NOTHING: Spent = { usd: 0, tokens: 0 };

/**
 * Keeps a run below its caps. A call is only begun when what was spent, what is under way, and the call itself stay below. What is
 * not known yet is guessed, and where calls so far have cost more than was guessed of them, by that much more.
 */
export class Budget {
  readonly #caps: Caps;
  #spent: Spent;
  #underWay = NOTHING;
  #calls = 0;
  /** Of the calls that have ended: what was guessed, and what they cost. */
  #guessed = NOTHING;
  #known = NOTHING;

  /** @param spent what an earlier run of the same job has spent. */
  constructor(caps: Caps, spent: Spent = NOTHING) {
    this.#caps = caps;
    this.#spent = spent;
  }

  get spent(): Spent {
    return this.#spent;
  }

  /** Takes what a call may cost. "wait": when those under way have ended there may be enough. "spent": there will not. */
  take(guess: Spent): "go" | "wait" | "spent" {
    const open = sum(this.#underWay, guess);
    const fits = (unit: keyof Spent) =>
      this.#spent[unit] + open[unit] * this.#error(unit) <= (this.#caps[unit] ?? Infinity);
    if (!fits("usd") || !fits("tokens")) return this.#calls > 0 ? "wait" : "spent";
    this.insist(guess);
    return "go";
  }

  /** Takes it whatever is left: for what was under way, and very likely paid, when an earlier run broke off. */
  insist(guess: Spent): void {
    this.#underWay = sum(this.#underWay, guess);
    this.#calls += 1;
  }

  /** A call has ended: what it was guessed to cost is free again, what it did cost is spent. */
  settle(guess: Spent, cost: Spent): void {
    this.#calls -= 1;
    this.#underWay = this.#calls === 0 ? NOTHING : sum(this.#underWay, { usd: -guess.usd, tokens: -guess.tokens });
    this.#spent = sum(this.#spent, cost);
    if (cost.tokens === 0) return;
    this.#guessed = sum(this.#guessed, guess);
    this.#known = sum(this.#known, cost);
  }

  #error(unit: keyof Spent): number {
    return this.#guessed[unit] > 0 ? Math.max(1, this.#known[unit] / this.#guessed[unit]) : 1;
  }
}

export function sum(one: Spent, other: Spent): Spent {
  return { usd: one.usd + other.usd, tokens: one.tokens + other.tokens };
}

/** Where nobody has said how long an answer may get. */
const LIKELY_OUTPUT_TOKENS = 512;
const CHARACTERS_PER_TOKEN = 4;

/**
 * What a call may cost, before it is made.
 *
 * @param characters of everything that is sent.
 * @param outputTokens the most it may answer, or what answers have had so far where that is open.
 */
export function guessCost(characters: number, outputTokens: number | undefined, prices: TokenPrices | null): Spent {
  const input = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  const output = outputTokens ?? LIKELY_OUTPUT_TOKENS;
  const usd = prices ? (input * prices.inputUsd + output * prices.outputUsd) / 1_000_000 : 0;
  return { usd, tokens: input + output };
}
