import { seededRandom } from "#lib/statistics/random.ts";

/** How many items of a task a model gets right, of how many. */
export type TaskResult = {
  readonly task: string;
  readonly metric: string;
  readonly n: number;
  readonly right: number;
  /** How many items are right here and wrong for the others, beyond what the counts demand. */
  readonly swapped?: number;
  /** What its items say; without it they are right or wrong and no more. */
  readonly texts?: (item: number) => ItemTexts;
};

export type ItemTexts = {
  readonly input: string;
  /** Empty where no single answer is expected. */
  readonly expected: string;
  readonly right: string;
  readonly wrong: string;
  readonly groups: Readonly<Record<string, string>>;
};

/**
 * A table of items, right or wrong, as a harness of one's own would export it. Items are hard in the same order for every model, so that two
 * with similar counts agree on most of them.
 */
export function pairedAnswers(results: readonly TaskResult[], seed = 1): Uint8Array {
  const metrics = [...new Set(results.map(({ metric }) => metric))];
  const groups = [...new Set(results.flatMap(({ texts }) => Object.keys(texts?.(0).groups ?? {})))];
  const rows = results.flatMap(({ task, metric, n, right, swapped = 0, texts }) => {
    const order = shuffled(n, seed);
    const isRight = new Set([...order.slice(0, right - swapped), ...order.slice(right, right + swapped)]);
    return Array.from({ length: n }, (_, item) => {
      const said = texts?.(item);
      const answer = isRight.has(item) ? said?.right : said?.wrong;
      const scores = metrics.map((one) => (one === metric ? Number(isRight.has(item)) : ""));
      const cells = [said?.input, said?.expected, answer, ...groups.map((group) => said?.groups[group]), ...scores];
      return [`${task}-${item + 1}`, task, ...cells].map(csvCell).join(",");
    });
  });
  const header = ["id", "task", "question", "reference", "response", ...groups, ...metrics];
  return new TextEncoder().encode(`${header.join(",")}\n${rows.join("\n")}\n`);
}

function csvCell(value: string | number | undefined): string {
  const text = String(value ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function shuffled(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
