import { lmEvalImporter } from "#lib/evaluation/formats/lm-eval.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

/** The formats that can be imported. A new one is a name here, a file in formats/ and a line in IMPORTERS. */
export const FORMATS = ["lm-eval"] as const;
export type Format = (typeof FORMATS)[number];

/** One tool's result files, and how they are read. */
export type Importer = {
  /** The tool's name as people know it. */
  readonly tool: string;
  /** What to look for: "results_*.json". */
  readonly fileHint: string;
  /** Grows when the same bytes would give other scores than before. */
  readonly parserVersion: number;
  readonly read: (bytes: Uint8Array) => Outcome<ImportedEvaluation, string>;
};

export const IMPORTERS = { "lm-eval": lmEvalImporter } satisfies Record<Format, Importer>;

/** @returns undefined for a format of a later version than this code. */
export function importerOf(format: string): Importer | undefined {
  return (IMPORTERS as Partial<Record<string, Importer>>)[format];
}
