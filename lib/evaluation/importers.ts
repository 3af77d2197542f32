import { evidentlyImporter } from "#lib/evaluation/formats/evidently/importer.ts";
import { helmImporter } from "#lib/evaluation/formats/helm/importer.ts";
import { lmEvalImporter } from "#lib/evaluation/formats/lm-eval/importer.ts";
import { lmEvalSamplesImporter } from "#lib/evaluation/formats/lm-eval/samples.ts";
import { mlflowImporter } from "#lib/evaluation/formats/mlflow.ts";
import { openaiEvalsImporter } from "#lib/evaluation/formats/openai-evals/importer.ts";
import { promptfooImporter } from "#lib/evaluation/formats/promptfoo/importer.ts";
import { tableImporter } from "#lib/evaluation/formats/table/csv.ts";
import type { Importer } from "#lib/evaluation/importer.ts";

/**
 * The formats that can be imported, in the order in which a file is held to them: the least peculiar last. A new one is a name here, a file or
 * folder in formats/ and a line in IMPORTERS.
 */
export const FORMATS = [
  "lm-eval",
  "lm-eval-samples",
  "helm",
  "promptfoo",
  "evidently",
  "mlflow",
  "openai-evals",
  "table",
] as const;
export type Format = (typeof FORMATS)[number];

export const IMPORTERS: Readonly<Record<Format, Importer>> = {
  "lm-eval": lmEvalImporter,
  "lm-eval-samples": lmEvalSamplesImporter,
  helm: helmImporter,
  promptfoo: promptfooImporter,
  evidently: evidentlyImporter,
  mlflow: mlflowImporter,
  "openai-evals": openaiEvalsImporter,
  table: tableImporter,
};

/** @returns undefined for a format of a later version than this code. */
export function importerOf(format: string): Importer | undefined {
  return (IMPORTERS as Partial<Record<string, Importer>>)[format];
}
