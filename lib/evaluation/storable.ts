import type { ImportedEvaluation, ImportedScore } from "#lib/evaluation/imported.ts";
import { isJsonObject, type Json, type JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** Beyond what any suite of tasks has; a file with more is a mistake, and would make every page slow. */
export const MAX_SCORES = 20_000;

/** In bytes: five names stand together in one entry of an index, which has room for 2 700. */
const MAX_NAME_BYTES = 400;

const MAX_COUNT = 2 ** 31 - 1;

export type NotStorable = "evaluation.too-many-scores" | "evaluation.long-name";

/**
 * Makes what a file says fit for the tables. Files are written by anybody, so names may be of any length, text may hold
 * what PostgreSQL cannot, and the same score may stand twice.
 *
 * @param at a run cannot have begun later, and one that claims so would count as the newest for ever.
 */
export function storable(read: ImportedEvaluation, at: Date): Outcome<ImportedEvaluation, NotStorable> {
  if (read.scores.length > MAX_SCORES) {
    return refuse(
      "evaluation.too-many-scores",
      `The file holds ${read.scores.length} scores; ${MAX_SCORES} at most can be imported at once.`,
    );
  }
  const long = read.scores.find((score) => namesOf(score).some((name) => Buffer.byteLength(name) > MAX_NAME_BYTES));
  if (long) {
    const task = `${long.task.slice(0, 60)}${long.task.length > 60 ? "…" : ""}`;
    return refuse(
      "evaluation.long-name",
      `A task, metric or filter has a name of more than ${MAX_NAME_BYTES} bytes.`,
      `results.${task}`,
    );
  }
  const scores = [
    ...new Map(read.scores.map((score) => tidy(score)).map((score) => [identityOf(score), score])).values(),
  ];
  const repeated = read.scores.length - scores.length;
  const isFuture = read.date !== null && read.date > at;
  return accept({
    ...read,
    toolVersion: maybeText(read.toolVersion),
    modelName: maybeText(read.modelName),
    modelArgs: maybeText(read.modelArgs),
    gitHash: maybeText(read.gitHash),
    date: isFuture ? null : read.date,
    settings: tidyObject(read.settings),
    scores,
    warnings: [
      ...read.warnings.map(storableText),
      ...(repeated > 0
        ? [`${repeated} ${repeated === 1 ? "score stands" : "scores stand"} twice; the last counts.`]
        : []),
      ...(isFuture ? ["The file says that the run begins in the future; the day of the import is used instead."] : []),
    ],
  });
}

/** What tells the scores of an evaluation apart. */
export function identityOf({ task, taskAlias, metric, filter }: Measured): string {
  return JSON.stringify([metricKeyOf(metric), task, filter, metric, taskAlias]);
}

type Measured = Pick<ImportedScore, "task" | "taskAlias" | "metric" | "filter">;

function namesOf({ task, taskAlias, metric, filter, parent, version }: ImportedScore): string[] {
  return [task, taskAlias, metric, filter, parent ?? "", version ?? ""];
}

function tidy(score: ImportedScore): ImportedScore {
  return {
    ...score,
    task: storableText(score.task),
    taskAlias: storableText(score.taskAlias),
    metric: storableText(score.metric),
    filter: storableText(score.filter),
    parent: maybeText(score.parent),
    version: maybeText(score.version),
    n: count(score.n),
    nOriginal: count(score.nOriginal),
    nShot: count(score.nShot),
  };
}

function count(value: number | null): number | null {
  return value !== null && value <= MAX_COUNT ? value : null;
}

function maybeText(value: string | null): string | null {
  return value === null ? null : storableText(value);
}

function tidyJson(value: Json): Json {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(tidyJson);
  return isJsonObject(value) ? tidyObject(value) : value;
}

function tidyObject(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [storableText(key), tidyJson(member)]));
}
