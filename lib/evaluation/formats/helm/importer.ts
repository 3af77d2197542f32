import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import { type FileHead, lookAt } from "#lib/evaluation/formats/file-head.ts";
import { betterSideOf, isBookkeeping } from "#lib/evaluation/formats/helm/metric-names.ts";
import { readItems } from "#lib/evaluation/formats/helm/read-items.ts";
import { type HelmRun, modelOf, readRuns } from "#lib/evaluation/formats/helm/run.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { at, countOf, picked } from "#lib/evaluation/formats/json-fields.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import { type ImportedEvaluation, type ImportedScore, scoreInterval } from "#lib/evaluation/imported.ts";
import type { Importer, ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Reads the output folder of one or several runs of Stanford HELM over the same model, packed as ZIP or tar: run_spec.json and stats.json,
 * and the answers where per_instance_stats.json and scenario_state.json are there.
 *
 * @see https://github.com/stanford-crfm/helm/blob/main/src/helm/benchmark/runner.py
 */
export const helmImporter: Importer = {
  tool: "HELM",
  fileHint: "a run's folder as .zip or .tar.gz",
  parserVersion: 1,
  passes: 3,
  detect,
  read: (file, run) => refusingImports(() => read(file, run)),
};

const FILES = /(?:^|\/)(?:run_spec|scenario|scenario_state|stats|per_instance_stats|instances|display_\w+)\.json$/;

function detect({ archive, entries, keys }: FileHead): boolean {
  if (archive) return entries.some((entry) => FILES.test(entry));
  return (
    keys.has("request_states") ||
    (keys.has("adapter_spec") && keys.has("scenario_spec")) ||
    (keys.has("[].name") && keys.has("[].sum_squared")) ||
    (keys.has("[].instance_id") && keys.has("[].stats"))
  );
}

async function read(file: ImportFile, run: ImportRun): Promise<Outcome<ImportedEvaluation, string>> {
  const { head } = await lookAt(file);
  if (!head.archive)
    return refuse(
      "import.other-format",
      "A run of HELM is a folder of several files. Pack the folder as ZIP or tar.gz, with run_spec.json and stats.json in it, and import that.",
    );
  const archive = { file, kind: head.archive };
  const runs = await readRuns(archive);
  const models = [...new Set([...runs.values()].map(modelOf))];
  if (models.length > 1)
    return refuse(
      "import.several-models",
      `The archive holds runs of ${models.length} models: ${models.join(", ").slice(0, 200)}. Pack the runs of one model at a time.`,
      "adapter_spec.model",
    );
  const collector = new ItemCollector(run, { unit: "Items" });
  const { firstRequestAt } = await readItems(archive, runs, collector);
  const measured = new Map(collector.scores().map((score) => [nameOf(score), score]));
  const scores = [...runs.values()].flatMap((one) => scoresOf(one, measured));
  if (scores.length === 0)
    return refuse("import.no-score", "The runs hold no score: every count in stats.json is 0.", "stats");
  const [first] = runs.values();
  return accept({
    ...BLANK_EVALUATION,
    format: "helm",
    modelName: models[0] ?? run.options.model ?? null,
    date: firstRequestAt,
    taskCount: runs.size,
    settings: first ? settingsOf(first) : {},
    scores,
    warnings: [
      ...(collector.count === 0
        ? ["The archive holds no scenario_state.json, so there are scores and no answers."]
        : []),
      ...collector.warnings(),
    ],
  });
}

function scoresOf(
  { task, stats, filters, spec }: HelmRun,
  measured: ReadonlyMap<string, ImportedScore>,
): ImportedScore[] {
  const sizes = new Map(
    stats.flatMap((stat) =>
      stat.metric === "num_instances" ? [[filters.of(stat), countOf(stat.mean ?? undefined)] as const] : [],
    ),
  );
  return stats.map((stat): ImportedScore => {
    const score = {
      ...{ task, taskAlias: task, metric: stat.metric, filter: filters.of(stat), value: stat.mean },
      ...{ nonFinite: stat.nonFinite, stderr: null, n: sizes.get(filters.of(stat)) ?? null, nOriginal: null },
      nShot: countOf(at(spec, "adapter_spec", "max_train_instances")),
      ...{ higherIsBetter: betterSideOf(stat.metric), isGroup: false, parent: null, version: null },
    };
    if (isBookkeeping(stat.metric)) return { ...score, interval: null };
    const own = measured.get(nameOf(score));
    // What the items say of the spread holds for the score only where it is their mean.
    if (own && own.value !== null && stat.mean !== null && isSame(own.value, stat.mean))
      return { ...score, n: own.n, stderr: own.stderr, interval: own.interval };
    return { ...score, interval: scoreInterval(score) };
  });
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function settingsOf({ spec }: HelmRun) {
  return {
    ...picked(at(spec, "adapter_spec"), [
      ...["model", "model_deployment", "method", "max_train_instances", "max_eval_instances", "num_outputs"],
      ...["num_train_trials", "num_trials", "temperature", "max_tokens", "stop_sequences"],
    ]),
    ...picked(spec, ["groups"]),
  };
}

function nameOf({ task, metric, filter }: Pick<ImportedScore, "task" | "metric" | "filter">): string {
  return JSON.stringify([task, metric, filter]);
}
