import { segments } from "#bench/evaluation/segments.ts";
import { scorersOf } from "#lib/evaluation/scoring/measure.ts";
import type { ChosenMetric } from "#lib/evaluation/scoring/metric-choice.ts";
import type { ScoringResult, ScoringTask } from "#lib/evaluation/scoring/scoring-thread.ts";
import { ThreadPool } from "#lib/platform/thread-pool.ts";
import { TEXT_SCORERS, type TextMetric } from "#lib/statistics/text/scorers.ts";

const METRICS = ["bleu", "chrf", "ter", "rouge_l"] as const satisfies readonly TextMetric[];
const BATCH_ITEMS = 500;

export type Threaded = {
  readonly threads: number;
  readonly seconds: number;
  /** The longest that this thread, which answers pages in the product, was not free in the meantime. */
  readonly longestBlockMs: number;
};

/** How long all four text metrics of an upload take in so many threads, from the texts to the rows. */
export async function measureInThreads(count: number, threads: number): Promise<Threaded> {
  const metrics: ChosenMetric[] = METRICS.map((metric) => ({
    metric,
    settings: TEXT_SCORERS[metric].settings.parse({}),
  }));
  const widths = scorersOf(metrics).map(({ width }) => width);
  const items = [...segments(count)].map(({ prediction, reference }) => ({
    answer: { prediction, references: [reference] },
  }));
  const pool = new ThreadPool<ScoringTask, ScoringResult>("lib/evaluation/scoring/scoring-thread.ts", threads);
  await Promise.all(
    Array.from({ length: threads }, () => pool.run({ kind: "measure", metrics, items: items.slice(0, 1) })),
  );
  const blocks = watchBlocks();
  const began = performance.now();
  let next = 0;
  const feed = async () => {
    while (next < items.length) {
      const batch = items.slice(next, next + BATCH_ITEMS);
      next += batch.length;
      const answer = await pool.run({ kind: "measure", metrics, items: batch });
      const measured = answer.kind === "measure" ? answer.measured : [];
      if (measured.some(({ rows }, at) => rows.length !== batch.length * (widths[at] ?? 0)))
        throw new Error("A batch came back without all of its rows.");
    }
  };
  // One batch in hand and one waiting for each thread.
  await Promise.all(Array.from({ length: 2 * threads }, feed));
  return { threads, seconds: (performance.now() - began) / 1000, longestBlockMs: blocks.longest() };
}

function watchBlocks(): { longest: () => number } {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return {
    longest: () => {
      clearInterval(timer);
      return longest;
    },
  };
}
