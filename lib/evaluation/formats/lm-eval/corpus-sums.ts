import type { ImportedItem, ImportedScore } from "#lib/evaluation/imported.ts";
import type { Json } from "#lib/platform/json-value.ts";

/**
 * Metrics of pairs of a log-likelihood and a number of words or bytes, which are weighted by the latter.
 * @see https://github.com/EleutherAI/lm-evaluation-harness/blob/main/lm_eval/api/metrics.py, weighted_perplexity and bits_per_byte
 */
const WEIGHTED: Readonly<Record<string, (perUnit: number) => number>> = {
  word_perplexity: (perUnit) => Math.exp(-perUnit),
  byte_perplexity: (perUnit) => Math.exp(-perUnit),
  bits_per_byte: (perUnit) => -perUnit / Math.LN2,
};

type Sum = {
  readonly task: string;
  readonly filter: string;
  readonly metric: string;
  total: number;
  weight: number;
  n: number;
};

/** The scores of metrics that the harness computes over all items at once. */
export class CorpusSums {
  readonly #sums = new Map<string, Sum>();
  readonly #left = new Map<string, number>();

  add({ task, filter }: ImportedItem, corpus: Readonly<Record<string, Json>>): void {
    for (const [metric, value] of Object.entries(corpus)) {
      const [total, weight] = Array.isArray(value) ? value : [];
      if (!(metric in WEIGHTED) || typeof total !== "number" || typeof weight !== "number") {
        this.#left.set(metric, (this.#left.get(metric) ?? 0) + 1);
        continue;
      }
      const key = JSON.stringify([task, filter, metric]);
      const sum = this.#sums.get(key) ?? { task, filter, metric, total: 0, weight: 0, n: 0 };
      sum.total += total;
      sum.weight += weight;
      sum.n += 1;
      this.#sums.set(key, sum);
    }
  }

  scores(): ImportedScore[] {
    return [...this.#sums.values()].map(({ task, filter, metric, total, weight, n }) => {
      const value = WEIGHTED[metric]?.(total / weight) ?? Number.NaN;
      return {
        ...{ task, taskAlias: task, metric, filter, n },
        value: Number.isFinite(value) ? value : null,
        nonFinite: Number.isFinite(value) ? null : "NaN",
        ...{ stderr: null, nOriginal: null, nShot: null, higherIsBetter: false, isGroup: false },
        ...{ parent: null, version: null, interval: null },
      };
    });
  }

  /** What the items alone do not tell. */
  warnings(): string[] {
    return [...this.#left.keys()].map(
      (metric) =>
        `${metric} is computed over all items at once, and the samples do not say how: its score is missing. Pack them with their results_*.json to import it.`,
    );
  }
}
