import type { ScoreRequest } from "#bin/score/arguments.ts";
import { linesOf } from "#bin/score/lines.ts";
import { ScoreError } from "#bin/score/score-error.ts";
import { GrowingRows } from "#lib/evaluation/scoring/growing-rows.ts";
import type { Interval } from "#lib/statistics/intervals.ts";
import { sumsOf } from "#lib/statistics/resampling.ts";
import { estimateScore } from "#lib/statistics/score-interval.ts";
import { UnscorableItem } from "#lib/statistics/scorer.ts";
import { ReferenceCount } from "#lib/statistics/text/references.ts";
import { createTextScorer, type TextMetric } from "#lib/statistics/text/scorers.ts";

export type ScoreReport = {
  readonly metric: TextMetric;
  /** Null where it is not defined. */
  readonly score: number | null;
  readonly signature: string;
  /** Segments. */
  readonly n: number;
  /** At 95 %; null where the segments say nothing about the spread. */
  readonly interval: (Interval & { readonly method: string }) | null;
  readonly [part: string]: unknown;
};

/**
 * Scores a file beside its references. Of each segment only the numbers are kept.
 *
 * @throws ScoreError for files that cannot be read, do not belong together or have nothing to score, with file and line.
 */
export function scoreFiles({ metric, settings, hypotheses, references, resampling }: ScoreRequest): ScoreReport {
  const scorer = createTextScorer(metric, settings);
  const count = new ReferenceCount();
  const collected = new GrowingRows(scorer.width);
  for (const { line, texts } of together([hypotheses, ...references])) {
    const [prediction = "", ...others] = texts;
    const item = { prediction, references: others };
    try {
      collected.add(Float64Array.from(scorer.measure(item)));
    } catch (error) {
      if (!(error instanceof UnscorableItem)) throw error;
      throw new ScoreError(1, `${references.join(", ")}, line ${line}: ${error.message}`);
    }
    count.add(item);
  }
  const { rows } = collected.rows();
  if (rows.length === 0) throw new ScoreError(1, `${hypotheses} has no lines, so there is nothing to score.`);
  const { score, n, interval, method } = estimateScore(scorer, rows, resampling);
  return {
    metric,
    score: Number.isFinite(score) ? score : null,
    signature: count.sign(scorer.signature),
    n,
    interval: interval && { ...interval, method },
    ...scorer.parts(sumsOf(rows, scorer.width), n),
  };
}

/** The lines of all files side by side. */
function* together(files: readonly string[]): Generator<{ line: number; texts: readonly string[] }> {
  const readers = files.map(linesOf);
  for (let line = 1; ; line += 1) {
    const next = readers.map((reader) => reader.next());
    const texts = next.flatMap(({ done, value }) => (done || value === undefined ? [] : [value]));
    if (texts.length === 0) return;
    if (texts.length < files.length) throw unequal(files, readers, next, line);
    yield { line, texts };
  }
}

function unequal(
  files: readonly string[],
  readers: readonly Iterator<string, void>[],
  next: readonly IteratorResult<string, void>[],
  line: number,
): ScoreError {
  const lengths = readers.map((reader, at) => {
    let length = next[at]?.done ? line - 1 : line;
    while (!next[at]?.done && !reader.next().done) length += 1;
    return `${files[at]} has ${length} ${length === 1 ? "line" : "lines"}`;
  });
  return new ScoreError(1, `${lengths.join(", ")}: line ${line} has nothing beside it in each file.`);
}
