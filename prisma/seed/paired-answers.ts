import { seededRandom } from "#lib/statistics/random.ts";

/** How many items of a task a model gets right, of how many. */
export type TaskResult = {
  readonly task: string;
  readonly metric: string;
  readonly n: number;
  readonly right: number;
  /** How many items are right here and wrong for the others, beyond what the counts demand. */
  readonly swapped?: number;
};

/**
 * A table of items, right or wrong, as a harness of one's own would export it. Items are hard in the same order for every model, so that two
 * with similar counts agree on most of them.
 */
export function pairedAnswers(results: readonly TaskResult[], seed = 1): Uint8Array {
  const metrics = [...new Set(results.map(({ metric }) => metric))];
  const rows = results.flatMap(({ task, metric, n, right, swapped = 0 }) => {
    const order = shuffled(n, seed);
    const isRight = new Set([...order.slice(0, right - swapped), ...order.slice(right, right + swapped)]);
    return Array.from({ length: n }, (_, item) => {
      const cells = metrics.map((one) => (one === metric ? Number(isRight.has(item)) : ""));
      return [`${task}-${item + 1}`, task, ...cells].join(",");
    });
  });
  return new TextEncoder().encode(`id,task,${metrics.join(",")}\n${rows.join("\n")}\n`);
}

function shuffled(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
