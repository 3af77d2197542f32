import type { JsonObject, NonFinite } from "#lib/platform/json-value.ts";
import { type Interval, normalInterval, wilson } from "#lib/statistics/intervals.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** A 95 % interval, and how it was come by. */
export type ScoreInterval = Interval & { readonly method: "wilson" | "normal" | "bootstrap" };

/** One number of a result file. Scores are told apart by task, metric and filter together. */
export type ImportedScore = {
  readonly task: string;
  /** The task's name as shown to people, without the marks of a table. */
  readonly taskAlias: string;
  /** As the file has it; `metricKeyOf` gives the catalogue's key. */
  readonly metric: string;
  /** How the answer was cut out of the output; "none" when it was taken whole. */
  readonly filter: string;
  /** Null when `nonFinite` says why. */
  readonly value: number | null;
  readonly nonFinite: NonFinite | null;
  readonly stderr: number | null;
  /** How many items were scored; for a group, over all of its tasks. */
  readonly n: number | null;
  /** How many items the task has; more than `n` when the run was limited. */
  readonly nOriginal: number | null;
  readonly nShot: number | null;
  readonly higherIsBetter: boolean | null;
  /** An aggregate of the scores that name it as `parent`. */
  readonly isGroup: boolean;
  readonly parent: string | null;
  readonly version: string | null;
  readonly interval: ScoreInterval | null;
  /** Everything that decides the number, of a metric that was computed here. */
  readonly signature?: string | null;
  /** How the items' scores are distributed, ready to be drawn. */
  readonly distribution?: JsonObject | null;
};

/** One answer of a model, as a file of samples has it. */
export type ImportedItem = {
  /** Of the scores it belongs to. */
  readonly task: string;
  readonly filter: string;
  /** Tells the items of a task apart, and pairs them with those of another run over the same test. */
  readonly key: string;
  /** What the model was asked; null when the file does not keep it. */
  readonly input: string | null;
  /** The right answers, alternatives to each other. */
  readonly expected: readonly string[];
  readonly answer: string | null;
  /** Everything else that can tell groups of items apart: a column, a variable, a subject. */
  readonly fields: Readonly<Record<string, string>>;
  /** Its score by metric, as the file names it; null where it has none. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Why there is no answer. */
  readonly error: string | null;
  readonly latencyMs: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
};

/** What an importer hands over, whatever the format was. */
export type ImportedEvaluation = {
  readonly format: string;
  readonly toolVersion: string | null;
  readonly modelName: string | null;
  readonly modelArgs: string | null;
  /** When the run began; null when the file does not say. */
  readonly date: Date | null;
  readonly gitHash: string | null;
  readonly taskCount: number;
  /** At least one task was scored on a part of its items. */
  readonly partial: boolean;
  readonly settings: JsonObject;
  readonly scores: readonly ImportedScore[];
  /** What was left out or read with a guess, as sentences for people. */
  readonly warnings: readonly string[];
};

/**
 * The 95 % interval of a score, or null when the file gives too little for one.
 *
 * Wilson comes first wherever the score is a share of n items, even beside a standard error: the normal interval built
 * from that leaves [0, 1] and has no width at 0 and 1, which would call 20 of 20 certain. An aggregate of tasks is no
 * share of its items, since the tasks may weigh alike whatever their sizes, so there the standard error is asked. One of
 * 0 gives no interval: it says that nothing varied, not that the score is certain.
 */
export function scoreInterval(
  score: Pick<ImportedScore, "metric" | "value" | "stderr" | "n" | "isGroup">,
): ScoreInterval | null {
  const { value, stderr, n } = score;
  if (value === null) return null;
  const isShare = metricOf(score.metric).kind === "proportion" && value >= 0 && value <= 1 && !score.isGroup;
  if (isShare && n !== null && n > 0) return { ...wilson(value * n, n), method: "wilson" };
  if (stderr === null || !(stderr > 0)) return null;
  // Of few items it may leave what the metric can be at all.
  const [least, most] = metricOf(score.metric).range;
  const { low, high } = normalInterval(value, stderr);
  return {
    low: Math.min(value, Math.max(low, least ?? low)),
    high: Math.max(value, Math.min(high, most ?? high)),
    method: "normal",
  };
}
