import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import type { ImportOptions } from "#lib/evaluation/import-options.ts";
import type { ImportedEvaluation, ImportedItem } from "#lib/evaluation/imported.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

/** A result file, unpacked where it was a .gz. It may be of any size, and opened as often as it takes. */
export type ImportFile = {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
};

export type ImportRun = {
  readonly options: ImportOptions;
  readonly signal: AbortSignal;
  /** Takes the answers as they are read, some hundreds at a time. */
  readonly items: (batch: readonly ImportedItem[]) => Promise<void>;
};

/** One tool's result files, and how they are read. */
export type Importer = {
  /** The tool's name as people know it. */
  readonly tool: string;
  /** What to look for: "results_*.json". */
  readonly fileHint: string;
  /** Grows when the same bytes would give other scores than before. */
  readonly parserVersion: number;
  /** How often a file is read from its start to its end, for a progress bar. */
  readonly passes: number;
  /** Whether a file looks like one of this tool's, by its name and its first bytes. */
  readonly detect: (head: FileHead) => boolean;
  /** @returns a refusal names the line or the field that is wrong. What was handed to `items` before is then worth nothing. */
  readonly read: (file: ImportFile, run: ImportRun) => Promise<Outcome<ImportedEvaluation, string>>;
};
