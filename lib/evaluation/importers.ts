import { lmEvalImporter } from "#lib/evaluation/formats/lm-eval/importer.ts";
import { lmEvalSamplesImporter } from "#lib/evaluation/formats/lm-eval/samples.ts";
import type { Importer } from "#lib/evaluation/importer.ts";

/** The formats that can be imported. A new one is a name here, a file in formats/ and a line in IMPORTERS. */
export const FORMATS = ["lm-eval", "lm-eval-samples"] as const;
export type Format = (typeof FORMATS)[number];

export const IMPORTERS: Readonly<Record<Format, Importer>> = {
  "lm-eval": lmEvalImporter,
  "lm-eval-samples": lmEvalSamplesImporter,
};

/** @returns undefined for a format of a later version than this code. */
export function importerOf(format: string): Importer | undefined {
  return (IMPORTERS as Partial<Record<string, Importer>>)[format];
}
