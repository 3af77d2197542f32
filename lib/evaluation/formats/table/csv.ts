import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import { readTable } from "#lib/evaluation/formats/table/read-table.ts";
import { wholeRecords } from "#lib/evaluation/formats/whole-lines.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import type { Importer, ImportFile } from "#lib/evaluation/importer.ts";
import { readCsv } from "#lib/platform/records/csv.ts";

const NONE = new Map();

/** Reads a table of answers that were scored already: CSV with a header, commas, semicolons, tabs or bars between the fields. */
export const tableImporter: Importer = {
  tool: "Table",
  fileHint: "a .csv with a header and a column a metric",
  parserVersion: 1,
  passes: 1,
  detect,
  read: (file, run) =>
    refusingImports(() => {
      const torn: string[] = [];
      const rows = rowsOf(file, (warning) => torn.push(warning));
      return readTable({ format: "table", file, unit: "Lines", rows, warnings: () => torn }, run);
    }),
};

function detect({ archive, name, firstLine, text, keys }: FileHead): boolean {
  if (archive || keys.size > 0 || firstLine.startsWith("{") || firstLine.startsWith("[")) return false;
  if (text.trim() === "") return false;
  if (text.includes("\0") || !text.includes("\n")) return /\.(?:csv|tsv)$/i.test(name);
  return /[,;\t|]/.test(firstLine);
}

async function* rowsOf({ open }: ImportFile, onTorn: (warning: string) => void) {
  for await (const { line, value, header } of wholeRecords(readCsv(open()), onTorn))
    yield { line, place: `Line ${line}`, value, nonFinite: NONE, columns: header.columns };
}
