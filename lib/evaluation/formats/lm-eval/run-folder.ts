import { isJunk, UNPACKED_LIMITS } from "#lib/evaluation/formats/file-head.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { CorpusSums } from "#lib/evaluation/formats/lm-eval/corpus-sums.ts";
import { readSamples, readSamplesName } from "#lib/evaluation/formats/lm-eval/read-samples.ts";
import { readLmEval } from "#lib/evaluation/formats/lm-eval/results.ts";
import { aggregationOf } from "#lib/evaluation/formats/lm-eval/samples.ts";
import { wholeFile } from "#lib/evaluation/formats/whole-file.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportedEvaluation, ImportedScore } from "#lib/evaluation/imported.ts";
import type { ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { type ArchiveKind, readArchive } from "#lib/platform/archives/read-archive.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Reads the packed output folder of a run: the scores from its results, the answers from the samples beside. */
export async function readRunFolder(
  file: ImportFile,
  kind: ArchiveKind,
  run: ImportRun,
): Promise<Outcome<ImportedEvaluation, string>> {
  const results = await readResults(file, kind);
  if (!results.ok) return results;
  const collector = new ItemCollector(run, { aggregationOf });
  const corpus = new CorpusSums();
  const warnings: string[] = [];
  for await (const { name, bytes } of readArchive(file.open(), kind, UNPACKED_LIMITS)) {
    const { task } = readSamplesName(name);
    if (isJunk(name) || task === null) continue;
    await readSamples(
      { open: () => bytes },
      { task, collector, corpus, isList: false, onTorn: (warning) => warnings.push(`${name}: ${warning}`) },
    );
  }
  await collector.flush();
  const known = new Set(results.value.scores.map((score) => nameOf(score)));
  // A task that was stopped before its results were written has samples all the same.
  const others = [...collector.scores(), ...corpus.scores()].filter((score) => !known.has(nameOf(score)));
  return accept({
    ...results.value,
    scores: [...results.value.scores, ...others],
    partial: results.value.partial || warnings.length > 0,
    warnings: [...results.value.warnings, ...warnings, ...collector.warnings()],
  });
}

async function readResults(file: ImportFile, kind: ArchiveKind): Promise<Outcome<ImportedEvaluation, string>> {
  let found: { name: string; read: Outcome<ImportedEvaluation, string> } | null = null;
  for await (const { name, bytes } of readArchive(file.open(), kind, UNPACKED_LIMITS)) {
    if (isJunk(name) || !/(?:^|\/)results[^/]*\.json$/.test(name)) continue;
    if (found)
      throw new ImportError(
        "import.several-models",
        `The archive holds ${found.name} and ${name}. Pack the folder of one run only.`,
      );
    const whole = await wholeFile({ open: () => bytes });
    found = { name, read: whole.ok ? readLmEval(whole.value) : whole };
  }
  if (found) return found.read;
  throw new ImportError(
    "import.other-format",
    "The archive holds no results_*.json of lm-evaluation-harness. Pack it with its samples, or import a samples_*.jsonl alone.",
  );
}

function nameOf({ task, metric, filter }: ImportedScore): string {
  return JSON.stringify([task, metric, filter]);
}
