import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import { currentValues, snapshotValues } from "#lib/evaluation/formats/evidently/current.ts";
import { legacyValues } from "#lib/evaluation/formats/evidently/legacy.ts";
import type { ReportValue } from "#lib/evaluation/formats/evidently/values.ts";
import { at, listOf, picked, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { wholeFile } from "#lib/evaluation/formats/whole-file.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import { type ImportedEvaluation, type ImportedScore, scoreInterval } from "#lib/evaluation/imported.ts";
import type { Importer, ImportRun } from "#lib/evaluation/importer.ts";
import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, type Json, member, type NonFinite } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { wilson } from "#lib/statistics/intervals.ts";

/**
 * Reads the JSON of an Evidently report: what `report.json()` and `save_json()` write, before 0.7 and since, and saved snapshots.
 * The report's own numbers become scores; its drawings are left out.
 */
export const evidentlyImporter: Importer = {
  tool: "Evidently",
  fileHint: "the JSON of a report",
  parserVersion: 1,
  passes: 1,
  detect: ({ keys }) => SIGNS.some((sign) => keys.has(sign)),
  read: (file, run) =>
    refusingImports(async () => {
      const whole = await wholeFile(file);
      const json = whole.ok ? parseTolerantJson(whole.value) : whole;
      return json.ok ? read(json.value.value, json.value.nonFinite, run) : json;
    }),
};

const SIGNS = [
  "metrics[].metric",
  "metrics[].metric_name",
  "metrics[].metric_id",
  "metric_results",
  "top_level_metrics",
];

function read(
  file: Json,
  nonFinite: ReadonlyMap<string, NonFinite>,
  run: ImportRun,
): Outcome<ImportedEvaluation, string> {
  if (!isJsonObject(member(file, "metric_results")) && listOf(member(file, "metrics")).length === 0)
    return refuse("import.other-format", "This is no report of Evidently: it has no metrics.", "metrics");
  const scores = [...named(valuesOf(file, nonFinite)), ...testScores(file)];
  if (scores.length === 0) return refuse("import.no-score", "The report holds no number.", "metrics");
  const date = new Date(textOf(member(file, "timestamp")) ?? "");
  return accept({
    ...BLANK_EVALUATION,
    format: "evidently",
    toolVersion: textOf(member(file, "version")),
    modelName: textOf(at(file, "metadata", "model_id")) ?? run.options.model ?? null,
    date: Number.isNaN(date.getTime()) ? null : date,
    taskCount: new Set(scores.map(({ task }) => task)).size,
    settings: picked(file, ["name", "tags", "metadata"]),
    scores,
  });
}

function valuesOf(file: Json, nonFinite: ReadonlyMap<string, NonFinite>): ReportValue[] {
  if (isJsonObject(member(file, "metric_results"))) return snapshotValues(file, nonFinite);
  const isLegacy = listOf(member(file, "metrics")).some((entry) => member(entry, "result") !== undefined);
  return isLegacy ? legacyValues(file, nonFinite) : currentValues(file, nonFinite);
}

/** Where two numbers have the same names, what they were configured with tells them apart. */
function named(values: readonly ReportValue[]): ImportedScore[] {
  const times = new Map<string, number>();
  for (const value of values) times.set(nameOf(value), (times.get(nameOf(value)) ?? 0) + 1);
  return values.map((value) => {
    const isUnique = (times.get(nameOf(value)) ?? 0) < 2 || value.details === "";
    const parts = [value.filter === "none" ? "" : value.filter, value.details].filter(Boolean);
    return scoreOf(isUnique ? value : { ...value, filter: parts.join(",").slice(0, 300) });
  });
}

/** The share of the report's own tests that held. */
function testScores(file: Json): ImportedScore[] {
  const states = listOf(member(file, "tests")).map((test) =>
    String(member(test, "status") ?? "")
      .split(".")
      .at(-1),
  );
  const judged = states.filter((state) => state === "SUCCESS" || state === "FAIL");
  const n = judged.length;
  if (n === 0) return [];
  const held = judged.filter((state) => state === "SUCCESS").length;
  const score = scoreOf({ metric: "tests_passed", task: "tests", filter: "none", value: held / n, nonFinite: null });
  return [{ ...score, n, interval: { ...wilson(held, n), method: "wilson" } }];
}

function scoreOf({ metric, task, filter, value, nonFinite }: Omit<ReportValue, "details">): ImportedScore {
  const score = {
    ...{ task, taskAlias: task, metric, filter, value, nonFinite, stderr: null, n: null, nOriginal: null },
    ...{ nShot: null, higherIsBetter: null, isGroup: false, parent: null, version: null },
  };
  return { ...score, interval: scoreInterval(score) };
}

function nameOf({ metric, task, filter }: ReportValue): string {
  return JSON.stringify([metric, task, filter]);
}
