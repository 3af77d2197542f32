import type { ImportedScore, ScoreInterval } from "#lib/evaluation/imported.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";

/** An evaluation in a list: what everybody sees who reads dashboards. */
export type EvaluationView = {
  readonly number: number;
  readonly name: string;
  readonly origin: "imported" | "scored" | "run";
  /** How many items it keeps, for people and tools that may read them; 0 where a file brought only scores. */
  readonly itemCount: number;
  readonly format: string;
  readonly toolVersion: string | null;
  readonly modelName: string | null;
  readonly evaluatedAt: Date;
  /** False when the file does not say, and `evaluatedAt` is the moment of the import. */
  readonly isDateKnown: boolean;
  readonly importedAt: Date;
  readonly importedByName: string;
  readonly round: number;
  readonly taskCount: number;
  readonly scoreCount: number;
  readonly partial: boolean;
  readonly contentSha256: string;
  readonly parserVersion: number;
  readonly sizeBytes: number;
};

/** One score of an evaluation. */
export type ScoreView = ImportedScore & {
  readonly metricKey: string;
  /** How many groups it stands in. */
  readonly depth: number;
};

/** One score among those of other evaluations. */
export type MeasuredPoint = {
  readonly evaluationNumber: number;
  readonly evaluationName: string;
  readonly modelName: string | null;
  readonly evaluatedAt: Date;
  readonly round: number;
  readonly taskAlias: string;
  readonly filter: string;
  readonly value: number | null;
  readonly nonFinite: NonFinite | null;
  readonly interval: ScoreInterval | null;
  readonly stderr: number | null;
  readonly n: number | null;
  readonly nOriginal: number | null;
};

export type Paged<T> = {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

type StoredInterval = {
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  readonly intervalMethod: ScoreInterval["method"] | null;
};

/** The interval of a row; null unless all of it is there. */
export function intervalOf({ intervalLow, intervalHigh, intervalMethod }: StoredInterval): ScoreInterval | null {
  if (intervalLow === null || intervalHigh === null || intervalMethod === null) return null;
  return { low: intervalLow, high: intervalHigh, method: intervalMethod };
}

/** A score beside those of the other tasks of its evaluation. */
export type TaskScore = Pick<ScoreView, "task" | "taskAlias" | "filter" | "value" | "interval">;
