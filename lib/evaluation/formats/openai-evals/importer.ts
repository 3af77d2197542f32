import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { at, membersOf, numberOf, picked, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { type Event, itemsOf } from "#lib/evaluation/formats/openai-evals/events.ts";
import { wholeLines } from "#lib/evaluation/formats/whole-lines.ts";
import { ImportError, refusingImports } from "#lib/evaluation/import-error.ts";
import { type ImportedEvaluation, type ImportedScore, scoreInterval } from "#lib/evaluation/imported.ts";
import type { Importer, ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { type Json, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Reads the log that OpenAI evals records of a run: a specification, the events of all samples as they happened, and the final report.
 *
 * @see https://github.com/openai/evals/blob/main/evals/record.py
 */
export const openaiEvalsImporter: Importer = {
  tool: "OpenAI evals",
  fileHint: "the .jsonl that oaieval records",
  parserVersion: 1,
  passes: 2,
  detect: ({ first }) =>
    at(first, "spec", "run_id") !== undefined ||
    at(first, "spec", "eval_name") !== undefined ||
    (member(first, "event_id") !== undefined && member(first, "sample_id") !== undefined),
  read: (file, run) => refusingImports(() => read(file, run)),
};

/** Of samples whose last event is still to come: as many as ran at once, with their texts. */
const MOST_OPEN_BYTES = 100_000_000;

type Outline = {
  readonly spec: Json;
  readonly report: Json;
  /** In which line each sample has its last event: events of several samples are mixed, and no event says that it is the last. */
  readonly lastLines: ReadonlyMap<string, number>;
  readonly torn: string | null;
};

async function read(file: ImportFile, run: ImportRun): Promise<Outcome<ImportedEvaluation, string>> {
  const { spec, report, lastLines, torn } = await outlineOf(file);
  if (lastLines.size === 0 && report === null)
    return refuse("import.no-rows", "The file holds neither events of samples nor a final report of OpenAI evals.");
  const task = run.options.task ?? textOf(member(spec, "eval_name")) ?? textOf(member(spec, "base_eval")) ?? "evals";
  const collector = new ItemCollector(run);
  const open = new Map<string, { events: Event[]; sizeBytes: number }>();
  let openBytes = 0;
  for await (const { value, line, bytes, nonFinite } of wholeLines(file, () => undefined)) {
    const key = shown(member(value, "sample_id"));
    if (key === null) continue;
    const sample = open.get(key) ?? { events: [], sizeBytes: 0 };
    sample.events.push({
      type: textOf(member(value, "type")) ?? "",
      data: member(value, "data") ?? null,
      odd: nonFinite,
    });
    sample.sizeBytes += bytes.length;
    openBytes += bytes.length;
    open.set(key, sample);
    if (openBytes > MOST_OPEN_BYTES)
      throw new ImportError(
        "import.too-much",
        `Up to line ${line}, the events of too many samples are mixed. Sort them by sample_id.`,
      );
    if (lastLines.get(key) !== line) continue;
    open.delete(key);
    openBytes -= sample.sizeBytes;
    for (const { item, nonFinite: odd } of itemsOf(sample.events, { task, key }))
      await collector.add(item, { line, nonFinite: odd });
  }
  await collector.flush();
  const scores = scoresOf(task, report, collector.scores());
  if (scores.length === 0)
    return refuse("import.no-score", "The log holds no match, no metrics and no number in a final report.");
  const limit = at(spec, "run_config", "max_samples");
  return accept({
    ...BLANK_EVALUATION,
    format: "openai-evals",
    modelName: modelOf(spec) ?? run.options.model ?? null,
    date: dateOf(member(spec, "created_at")),
    taskCount: 1,
    partial: torn !== null || report === null || typeof limit === "number",
    settings: {
      ...picked(spec, ["run_id", "base_eval", "split"]),
      ...picked(at(spec, "run_config"), ["seed", "max_samples"]),
    },
    scores,
    warnings: [
      ...(torn === null ? [] : [torn]),
      ...collector.warnings(),
      ...(report === null
        ? ["The log has no final report: the run was stopped before its end, and its scores are over what there is."]
        : []),
    ],
  });
}

async function outlineOf(file: ImportFile): Promise<Outline> {
  const lastLines = new Map<string, number>();
  const lines = new Map<number, number>();
  let [spec, report]: [Json, Json] = [null, null];
  let torn: string | null = null;
  for await (const { value, line } of wholeLines(file, (warning) => {
    torn = warning;
  })) {
    spec = member(value, "spec") ?? spec;
    report = member(value, "final_report") ?? report;
    const key = shown(member(value, "sample_id"));
    if (key === null) continue;
    lastLines.set(key, line);
    const eventId = numberOf(member(value, "event_id"));
    const before = eventId === null ? undefined : lines.get(eventId);
    if (before !== undefined)
      throw new ImportError(
        "import.same-id",
        `Lines ${before} and ${line} have the same event_id, ${eventId}. Every event has its own.`,
        "event_id",
      );
    if (eventId !== null) lines.set(eventId, line);
  }
  return { spec, report, lastLines, torn };
}

/** Of the accuracy; evals spells the first of them so. */
const STDERRS = new Set(["boostrap_std", "bootstrap_std"]);

/** The report's numbers, with what the items say of their spread where they agree; and what only the items say. */
function scoresOf(task: string, report: Json, ofItems: readonly ImportedScore[]): ImportedScore[] {
  const reported = membersOf(report).flatMap(([metric, value]) => {
    if (typeof value !== "number" || STDERRS.has(metric)) return [];
    const own = ofItems.find((score) => score.metric === metric);
    const isMean = own?.value !== undefined && own.value !== null && Math.abs(own.value - value) < 1e-9;
    if (own && isMean) return [own];
    const bootstrapped = metric === "accuracy" ? membersOf(report).find(([key]) => STDERRS.has(key))?.[1] : undefined;
    const score = {
      ...{ task, taskAlias: task, metric, filter: "none", value, nonFinite: null, stderr: numberOf(bootstrapped) },
      ...{
        n: own?.n ?? null,
        nOriginal: null,
        nShot: null,
        higherIsBetter: null,
        isGroup: false,
        parent: null,
        version: null,
      },
    };
    return [{ ...score, interval: scoreInterval(score) }];
  });
  const known = new Set(reported.map(({ metric }) => metric));
  return [...reported, ...ofItems.filter(({ metric }) => !known.has(metric))];
}

/** The names of completion functions since 1.0, of models before. */
function modelOf(spec: Json): string | null {
  return (
    textOf(at(spec, "completion_fns", 0)) ??
    textOf(at(spec, "model_names", "completions", 0)) ??
    textOf(at(spec, "model_name"))
  );
}

/** As Python shows it, in UTC where it says no zone: "2024-03-27 12:00:00.123456". */
function dateOf(value: Json | undefined): Date | null {
  const text = textOf(value)
    ?.replace(" UTC", "Z")
    .replace(/^(\S+) (\d)/, "$1T$2");
  if (!text) return null;
  const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
