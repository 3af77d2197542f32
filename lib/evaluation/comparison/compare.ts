import type { ComparedScore, ComparedSide } from "#lib/evaluation/comparison/compared-score.ts";
import { compareRows } from "#lib/evaluation/comparison/corpus.ts";
import type { Compared, StoredScore } from "#lib/evaluation/comparison/find-compared.ts";
import {
  countPairs,
  type ItemCount,
  type PairedSums,
  positionPairs,
  sumPairs,
} from "#lib/evaluation/comparison/pair-items.ts";
import { compareNumbers } from "#lib/evaluation/comparison/paired-numbers.ts";
import { scorerOf } from "#lib/evaluation/comparison/scorer-of.ts";
import { type SharedScore, sharedScores } from "#lib/evaluation/comparison/shared-scores.ts";
import { judgeTogether, type MetricComparison } from "#lib/evaluation/comparison/verdict.ts";
import { readRows } from "#lib/evaluation/items/score-rows.ts";
import { intervalOf } from "#lib/evaluation/views.ts";
import { unpairedInterval } from "#lib/statistics/comparison/unpaired.ts";
import type { AnyScorer } from "#lib/statistics/create-scorer.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

export type ComparedEvaluations = {
  readonly scores: readonly ComparedScore[];
  readonly items: readonly ItemCount[];
};

/** More metrics than this are a harness's table of everything; the rest is held against each other without its items. */
const MOST_COLUMNS = 24;

/** Compares everything two evaluations have both, item by item where they keep items of the same keys. */
export async function compareEvaluations(baseline: Compared, candidate: Compared): Promise<ComparedEvaluations> {
  const shared = sharedScores(baseline, candidate);
  const pair = { baselineId: baseline.id, candidateId: candidate.id };
  const columns = distinctColumns(shared).slice(0, MOST_COLUMNS);
  const [sums, items] = await Promise.all([
    columns.length > 0 ? sumPairs(pair, columns) : [],
    baseline.view.itemCount > 0 && candidate.view.itemCount > 0 ? countPairs(pair) : [],
  ]);
  const corpus = await compareCorpora(baseline, candidate, shared, items);
  const compared = shared.map((score) => corpus.get(score) ?? fromSums(score, columns, sums));
  const judged = judgeTogether(compared.filter((one) => one !== null));
  let next = 0;
  return {
    items,
    scores: shared.map((score, at) => comparedScore(score, compared[at] ? (judged[next++] ?? null) : null)),
  };
}

function distinctColumns(shared: readonly SharedScore[]) {
  const byName = new Map(
    shared.flatMap(({ column }) => (column ? [[`${column.baseline},${column.candidate}`, column]] : [])),
  );
  return [...byName.values()];
}

function fromSums(
  { baseline, candidate, column, direction }: SharedScore,
  columns: ReturnType<typeof distinctColumns>,
  sums: readonly PairedSums[],
): MetricComparison | null {
  const at = columns.findIndex((one) => one.baseline === column?.baseline && one.candidate === column.candidate);
  const { task, filter, metricKey } = candidate.measure;
  const ofTask = sums.filter((sum) => sum.column === at && sum.task === task);
  // What is scored here keeps an item once, whatever the settings that tell its scores apart.
  const found = ofTask.find((sum) => sum.filter === filter) ?? ofTask.find((sum) => sum.filter === "none");
  // A score over all items at once is not the mean of what its items show.
  const isCorpus = metricOf(metricKey).kind === "corpus";
  if (!found || isCorpus || baseline.isGroup) return null;
  return { ...compareNumbers(found, direction ?? "higher"), direction, deviation: Math.sqrt(found.variance) };
}

/** The scores computed over all items at once, which are resampled from the numbers that every item left behind. */
async function compareCorpora(
  baseline: Compared,
  candidate: Compared,
  shared: readonly SharedScore[],
  items: readonly ItemCount[],
): Promise<Map<SharedScore, MetricComparison>> {
  const scored = shared.flatMap((score) => {
    const scorer = sameScorer(score, baseline, candidate);
    const { task, metricKey } = score.candidate.measure;
    const isShared = items.some((count) => count.task === task && count.shared > 0);
    return scorer && isShared && metricOf(metricKey).kind === "corpus" ? [{ score, scorer, task }] : [];
  });
  const tasks = [...new Set(scored.map(({ task }) => task))];
  const pair = { baselineId: baseline.id, candidateId: candidate.id };
  const positions = new Map(
    await Promise.all(tasks.map(async (task) => [task, await positionPairs(pair, task)] as const)),
  );
  const compared = new Map<SharedScore, MetricComparison>();
  // One after another: each holds the numbers of all items.
  for (const { score, scorer, task } of scored) {
    const before = await readRows(baseline.id, score.baseline.position);
    const after = await readRows(candidate.id, score.candidate.position);
    if (!before || !after || before.width !== scorer.width || after.width !== scorer.width) continue;
    const rows = { baseline: before, candidate: after };
    const direction = score.direction ?? "higher";
    const found = compareRows(scorer, rows, positions.get(task) ?? [], direction, scored.length);
    if (found) compared.set(score, { ...found, direction: score.direction, deviation: null });
  }
  return compared;
}

/** The scorer of both; null where they were not computed here, or with other settings. */
export function sameScorer(score: SharedScore, baseline: Compared, candidate: Compared): AnyScorer | null {
  const { signature, measure } = score.candidate;
  if (signature === null || signature !== score.baseline.signature) return null;
  const named = { metricKey: measure.metricKey, signature };
  return scorerOf(named, candidate.settings) ?? scorerOf(named, baseline.settings);
}

function comparedScore(
  { baseline, candidate, column, direction }: SharedScore,
  paired: ComparedScore["paired"],
): ComparedScore {
  const { title, unit } = metricOf(candidate.measure.metricKey, candidate.higherIsBetter);
  const [before, after] = [sideOf(baseline), sideOf(candidate)];
  const known = before.value !== null && after.value !== null;
  return {
    ...candidate.measure,
    ...{ title, unit, direction, column, paired, isGroup: candidate.isGroup },
    baseline: before,
    candidate: after,
    settingsDiffer: before.signature !== null && after.signature !== null && before.signature !== after.signature,
    unpaired:
      paired || !known
        ? null
        : {
            delta: (after.value ?? 0) - (before.value ?? 0),
            interval: unpairedInterval(
              { value: before.value ?? 0, interval: before.interval },
              { value: after.value ?? 0, interval: after.interval },
            ),
          },
  };
}

function sideOf(score: StoredScore): ComparedSide {
  return { value: score.value, n: score.n, signature: score.signature, interval: intervalOf(score) };
}
