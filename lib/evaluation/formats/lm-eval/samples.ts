import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import { lookAt } from "#lib/evaluation/formats/file-head.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import type { Aggregation } from "#lib/evaluation/formats/item-sums.ts";
import { CorpusSums } from "#lib/evaluation/formats/lm-eval/corpus-sums.ts";
import { readSamples, readSamplesName } from "#lib/evaluation/formats/lm-eval/read-samples.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { Importer, ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Reads a `samples_*.jsonl` of EleutherAI's lm-evaluation-harness: every answer of one task, once a filter, and the scores that
 * follow from them.
 *
 * @see https://github.com/EleutherAI/lm-evaluation-harness/blob/main/lm_eval/result_schema.py
 */
export const lmEvalSamplesImporter: Importer = {
  tool: "lm-eval samples",
  fileHint: "samples_*.jsonl",
  parserVersion: 1,
  passes: 1,
  detect: (head) => isSample(head),
  read: (file, run) => refusingImports(() => read(file, run)),
};

function isSample({ first, keys }: FileHead): boolean {
  const has = (name: string) => member(first, name) !== undefined || keys.has(`[].${name}`) || keys.has(name);
  return has("doc_id") && (has("arguments") || has("resps") || has("filtered_resps") || has("target"));
}

async function read(file: ImportFile, run: ImportRun): Promise<Outcome<ImportedEvaluation, string>> {
  const { head } = await lookAt(file);
  const named = readSamplesName(file.name);
  const task = run.options.task ?? named.task ?? (file.name.replace(/\.jsonl?$/i, "") || "samples");
  const warnings: string[] = [];
  const collector = new ItemCollector(run, { aggregationOf });
  const corpus = new CorpusSums();
  let torn = false;
  await readSamples(file, {
    ...{ task, collector, corpus },
    isList: /^\s*\[/.test(head.text.replace("\ufeff", "")),
    onTorn: (warning) => {
      torn = true;
      warnings.push(warning);
    },
  });
  await collector.flush();
  if (collector.count === 0) return refuse("import.no-rows", "The file holds no sample.");
  const scores = [...collector.scores(), ...corpus.scores()];
  warnings.push(...collector.warnings(), ...corpus.warnings());
  // Answers whose score stands in the results file only are worth keeping all the same.
  if (scores.length === 0 && corpus.warnings().length === 0)
    return refuse(
      "import.no-score",
      "The samples hold no metric: neither their list of metrics nor a number of their own.",
    );
  if (named.date) warnings.push("The file's name gives the time of the run without its zone; it was taken for UTC.");
  return accept({
    ...BLANK_EVALUATION,
    format: "lm-eval-samples",
    modelName: run.options.model ?? null,
    date: named.date,
    taskCount: 1,
    partial: torn,
    scores,
    warnings,
  });
}

/** The items of `perplexity` hold log-likelihoods, all other numbers are averaged (lm_eval/api/metrics.py). */
export function aggregationOf(metric: string): Aggregation {
  return metric === "perplexity" ? "exp-neg-mean" : "mean";
}
