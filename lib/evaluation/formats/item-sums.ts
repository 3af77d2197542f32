import { type ImportedScore, type ScoreInterval, scoreInterval } from "#lib/evaluation/imported.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";
import { wilson } from "#lib/statistics/intervals.ts";

/**
 * How a score comes of its items' values where it is not their mean.
 * `exp-neg-mean`: perplexity over log-likelihoods.
 */
export type Aggregation = "mean" | "exp-neg-mean";

/** The sums of one metric over the items of a task. */
export class ItemSums {
  n = 0;
  #sum = 0;
  #mean = 0;
  /** Of squared differences from the mean (Welford, Technometrics 4 (1962)). */
  #squares = 0;
  #isRightOrWrong = true;
  #nonFinite: NonFinite | null = null;

  add(value: number): void {
    this.n += 1;
    this.#sum += value;
    const before = value - this.#mean;
    this.#mean += before / this.n;
    this.#squares += before * (value - this.#mean);
    this.#isRightOrWrong &&= value === 0 || value === 1;
  }

  /** An item whose value is no number makes the mean none, as it does for the tool that wrote it. */
  addNonFinite(nonFinite: NonFinite): void {
    this.n += 1;
    this.#nonFinite = this.#nonFinite === null || this.#nonFinite === nonFinite ? nonFinite : "NaN";
  }

  scoreAs(
    metric: string,
    aggregation: Aggregation,
  ): Pick<ImportedScore, "value" | "nonFinite" | "stderr" | "interval" | "n"> {
    const { n } = this;
    if (this.#nonFinite !== null) return { value: null, nonFinite: this.#nonFinite, stderr: null, interval: null, n };
    if (aggregation === "exp-neg-mean")
      return { value: Math.exp(-this.#mean), nonFinite: null, stderr: null, interval: null, n };
    const stderr = n > 1 ? Math.sqrt(this.#squares / (n - 1) / n) : null;
    // As the tools compute it, so that the same number comes out to the last digit.
    return { value: this.#sum / n, nonFinite: null, stderr, interval: this.#interval(metric, stderr), n };
  }

  /** Wilson's for right and wrong, whatever the metric is called; else what suits the metric. */
  #interval(metric: string, stderr: number | null): ScoreInterval | null {
    const { n } = this;
    if (this.#isRightOrWrong) return { ...wilson(this.#sum, n), method: "wilson" };
    return scoreInterval({ metric, value: this.#sum / n, stderr, n, isGroup: false });
  }
}
