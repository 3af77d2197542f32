import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import { type FileHead, lookAt } from "#lib/evaluation/formats/file-head.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { at, picked, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { PromptfooColumns } from "#lib/evaluation/formats/promptfoo/columns.ts";
import { itemOf, valuesOf } from "#lib/evaluation/formats/promptfoo/result.ts";
import { readResults } from "#lib/evaluation/formats/promptfoo/results.ts";
import { ImportError, refusingImports } from "#lib/evaluation/import-error.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { Importer, ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { isJsonObject, type Json, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Reads what `promptfoo eval -o results.json` or `-o results.jsonl` writes, of versions 2 and 3.
 *
 * @see https://github.com/promptfoo/promptfoo/blob/main/src/types/index.ts, EvaluateSummaryV2, EvaluateSummaryV3, EvaluateResult
 */
export const promptfooImporter: Importer = {
  tool: "promptfoo",
  fileHint: "results.json or .jsonl of promptfoo eval",
  parserVersion: 1,
  passes: 2,
  detect: (head) => isLines(head) || isSummary(head),
  read: (file, run) => refusingImports(() => read(file, run)),
};

function isSummary({ keys }: FileHead): boolean {
  const has = (...names: string[]) => names.some((name) => keys.has(name));
  return has("results.results", "results.table", "results.stats") || (has("evalId") && has("results"));
}

function isLines({ first }: FileHead): boolean {
  const has = (name: string) => member(first, name) !== undefined;
  return has("gradingResult") || (has("promptIdx") && has("testIdx"));
}

async function read(file: ImportFile, run: ImportRun): Promise<Outcome<ImportedEvaluation, string>> {
  const { head } = await lookAt(file);
  // Both passes come upon a line that breaks off, and say the same of it.
  const torn = new Set<string>();
  const results = { file, isLines: isLines(head), onTorn: (warning: string) => void torn.add(warning) };
  const columns = new PromptfooColumns();
  const rest = await readResults(results, (result) => columns.note(result));
  if (!results.isLines && !isJsonObject(member(rest, "results")))
    return refuse("import.other-format", "This is no result of promptfoo: it has no results.results.", "results");

  const task = run.options.task ?? textOf(at(rest, "config", "description")) ?? "promptfoo";
  const collector = new ItemCollector(run, { unit: results.isLines ? "Lines" : "Items" });
  const repeats = new Map<string, number>();
  const lines = new Map<string, number>();
  let failed = 0;
  await readResults(results, async (result, line, odd) => {
    if (!isResult(result)) throw noResult(line);
    requireOnce(result, line, lines);
    const filter = columns.filterOf(result);
    const { values, nonFinite } = valuesOf(result, odd, `The result in line ${line}`);
    const item = itemOf(result, values, { task, filter, key: keyOf(result, filter, repeats, collector.count) });
    if (item.error !== null) failed += 1;
    await collector.add(item, { line: results.isLines ? line : collector.count + 1, nonFinite });
  });
  await collector.flush();
  if (collector.count === 0) return refuse("import.no-rows", "The file holds no result.", "results.results");
  const scores = collector.scores();
  if (scores.length === 0) return refuse("import.no-score", "No result says whether it passed.", "results.results");
  const warnings = [...torn, ...collector.warnings()];
  if (failed > 0)
    warnings.push(`${failed} of ${collector.count} answers never came because of errors; they count as not passed.`);
  return accept({
    ...BLANK_EVALUATION,
    format: "promptfoo",
    toolVersion: textOf(at(rest, "metadata", "promptfooVersion")),
    modelName: columns.providers.join(", ").slice(0, 200) || (run.options.model ?? null),
    date: dateOf(at(rest, "results", "timestamp")),
    taskCount: 1,
    partial: torn.size > 0,
    settings: picked(rest, ["evalId"]),
    scores,
    warnings,
  });
}

function isResult(result: Json): boolean {
  return ["success", "score", "response", "gradingResult", "error"].some((key) => member(result, key) !== undefined);
}

function noResult(line: number): ImportError {
  return new ImportError(
    "import.field",
    `What begins in line ${line} is no result of promptfoo: it has neither success nor response.`,
    "success",
  );
}

/** A result that is written twice has the same id twice; one that was run twice, with --repeat, has two. @throws ImportError */
function requireOnce(result: Json, line: number, lines: Map<string, number>): void {
  const id = textOf(member(result, "id"));
  if (id === null) return;
  const before = lines.get(id);
  if (before !== undefined)
    throw new ImportError(
      "import.same-id",
      `The results in lines ${before} and ${line} have the same id, “${id.slice(0, 100)}”. Every result has its own.`,
      "id",
    );
  lines.set(id, line);
}

/** The test's number pairs its answers over columns and runs; with --repeat a test has several in a column. */
function keyOf(result: Json, filter: string, repeats: Map<string, number>, position: number): string {
  const test = shown(member(result, "testIdx")) ?? String(position);
  const name = JSON.stringify([test, filter]);
  const repeat = (repeats.get(name) ?? 0) + 1;
  repeats.set(name, repeat);
  return repeat === 1 ? test : `${test} repeat ${repeat}`;
}

function dateOf(value: Json | undefined): Date | null {
  const date = typeof value === "string" || typeof value === "number" ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
