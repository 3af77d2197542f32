import type { ProjectAccess } from "#lib/access/access.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { seededRandom } from "#lib/statistics/random.ts";

/** How many items of a task a model gets right, of how many, and which ones it shares with the others. */
export type TaskResult = {
  readonly task: string;
  readonly metric: string;
  readonly n: number;
  readonly right: number;
  /** How many items are right here and wrong for the base, beyond what the counts demand. */
  readonly swapped?: number;
};

/**
 * A table of items, right or wrong, as a harness of one's own would export it. Items are hard in the same order for every model, so that two
 * with similar counts agree on most of them.
 */
export function pairedTable(results: readonly TaskResult[], seed = 1): Uint8Array {
  const metrics = [...new Set(results.map(({ metric }) => metric))];
  const rows = results.flatMap(({ task, metric, n, right, swapped = 0 }) => {
    const order = shuffled(n, seed);
    const isRight = new Set([...order.slice(0, right - swapped), ...order.slice(right, right + swapped)]);
    return Array.from({ length: n }, (_, item) =>
      [`${task}-${item + 1}`, task, ...metrics.map((one) => (one === metric ? Number(isRight.has(item)) : ""))].join(
        ",",
      ),
    );
  });
  return new TextEncoder().encode(`id,task,${metrics.join(",")}\n${rows.join("\n")}\n`);
}

/** Imports such a table. @returns the evaluation's number. */
export async function importPaired(
  access: ProjectAccess<"evaluation:import">,
  model: string,
  results: readonly TaskResult[],
): Promise<number> {
  const bytes = pairedTable(results);
  const imported = await importEvaluation(access, { format: "table", bytes, options: { model } });
  if (!imported.ok) throw new Error(imported.message);
  return imported.value.evaluation.number;
}

function shuffled(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
