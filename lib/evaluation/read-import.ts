import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import { lookAt } from "#lib/evaluation/formats/file-head.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { FORMATS, type Format, IMPORTERS } from "#lib/evaluation/importers.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Which format a file has, by its name and its first bytes. @returns a refusal says what it seems to be. */
export function detectFormat(packed: ImportFile): Promise<Outcome<Format, string>> {
  return refusingImports(async () => {
    const { head } = await lookAt(packed);
    const found = seenAs(head);
    return found ? accept(found) : refuse("import.unknown-format", `${whatItIs(head)} ${KNOWN}`);
  });
}

/** Reads a file of a known format. Where that goes wrong and the file looks like another's, the refusal says so. */
export function readImport(
  packed: ImportFile,
  format: Format,
  run: ImportRun,
): Promise<Outcome<ImportedEvaluation, string>> {
  return refusingImports(async () => {
    const { file, head } = await lookAt(packed);
    const read = await IMPORTERS[format].read(file, run);
    if (read.ok) return read;
    const seen = seenAs(head);
    if (seen === null || seen === format) return read;
    const hint = `The file looks like one of ${IMPORTERS[seen].tool}: choose that format.`;
    return { ...read, message: `${read.message} ${hint}` };
  });
}

function seenAs(head: FileHead): Format | null {
  return FORMATS.find((format) => IMPORTERS[format].detect(head)) ?? null;
}

const KNOWN = `Known are ${FORMATS.map((format) => `${IMPORTERS[format].tool} (${IMPORTERS[format].fileHint})`).join(", ")}.`;

function whatItIs({ archive, entries, text, first, keys }: FileHead): string {
  if (archive) return `The archive begins with ${entries.at(-1) ?? "nothing"}, which no known tool writes.`;
  if (text.trim() === "") return "The file is empty.";
  if (text.includes("\0")) return "The file is no text, and no archive either.";
  if (keys.size > 0) return `The file is JSON with ${[...keys].slice(0, 6).join(", ")}, which no known tool writes.`;
  if (first !== undefined) return "The file is JSON, but holds no result.";
  return "It cannot be told what this file is.";
}
