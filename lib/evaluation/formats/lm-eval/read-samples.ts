import type { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import type { CorpusSums } from "#lib/evaluation/formats/lm-eval/corpus-sums.ts";
import { sampleOf } from "#lib/evaluation/formats/lm-eval/sample.ts";
import { wholeLines } from "#lib/evaluation/formats/whole-lines.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { isJsonObject, type Json, member, type NonFinite } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";

type Samples = {
  readonly task: string;
  /** 0.4.0 and 0.4.1 wrote one list over many lines, into a file of the same name. */
  readonly isList: boolean;
  readonly collector: ItemCollector;
  readonly corpus: CorpusSums;
  readonly onTorn: (warning: string) => void;
};

/** Reads the samples of one task. @throws RecordError, ImportError */
export async function readSamples(file: Pick<ImportFile, "open">, samples: Samples): Promise<void> {
  if (samples.isList) {
    await eachJsonElement(file.open(), [[]], ({ value, nonFinite, line }) =>
      addSample(value, nonFinite, line, samples),
    );
    return;
  }
  for await (const { value, nonFinite, line } of wholeLines(file, samples.onTorn))
    await addSample(value, nonFinite, line, samples);
}

async function addSample(
  value: Json,
  nonFinite: ReadonlyMap<string, NonFinite>,
  line: number,
  { task, collector, corpus }: Samples,
): Promise<void> {
  if (!isJsonObject(value) || (member(value, "doc_id") === undefined && member(value, "doc_hash") === undefined))
    throw new ImportError(
      "import.field",
      `Line ${line} is no sample of lm-evaluation-harness: it has no doc_id.`,
      "doc_id",
    );
  const sample = sampleOf(value, nonFinite, task);
  corpus.add(sample.item, sample.corpus);
  await collector.add(sample.item, { line, nonFinite: sample.nonFinite });
}

/** "samples_mmlu_law_2026-07-08T17-52-34.622576.jsonl": the task, and when the run began, in a zone that nobody knows. */
export function readSamplesName(name: string): { task: string | null; date: Date | null } {
  const bare = name.split("/").at(-1) ?? "";
  const [, task, day, time] = /^samples_(.+)_(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)(?:\.\d+)?\.jsonl?$/.exec(bare) ?? [];
  if (!task) return { task: /^samples_(.+)\.jsonl?$/.exec(bare)?.[1] ?? null, date: null };
  const date = new Date(`${day}T${time?.replaceAll("-", ":")}Z`);
  return { task, date: Number.isNaN(date.getTime()) ? null : date };
}
