import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import { readTable } from "#lib/evaluation/formats/table/read-table.ts";
import { ImportError, refusingImports } from "#lib/evaluation/import-error.ts";
import type { Importer, ImportFile } from "#lib/evaluation/importer.ts";
import { type NonFinite, pointerTo } from "#lib/platform/json-value.ts";
import { readJsonElements } from "#lib/platform/records/json-elements.ts";

/**
 * Reads the `eval_results_table.json` that `mlflow.evaluate` logs: a table as pandas writes it split, {"columns": […], "data": [[…], …]},
 * with a column "<metric>/<version>/score" a metric. The same table as CSV is read as any other.
 *
 * @see https://github.com/mlflow/mlflow/blob/master/mlflow/models/evaluation/default_evaluator.py
 */
export const mlflowImporter: Importer = {
  tool: "MLflow",
  fileHint: "eval_results_table.json",
  parserVersion: 1,
  passes: 1,
  detect: ({ keys }: FileHead) => keys.has("columns") && keys.has("data"),
  read: (file, run) =>
    refusingImports(() =>
      readTable({ format: "mlflow", file, unit: "Items", rows: rowsOf(file), warnings: () => [] }, run),
    ),
};

const COLUMNS = ["columns"];
const DATA = ["data"];

async function* rowsOf(file: ImportFile) {
  const columns = await columnsOf(file);
  if (columns.length === 0)
    throw new ImportError("import.other-format", "This is no table of MLflow: it names no columns.", "columns");
  const twice = columns.find((column, place) => columns.indexOf(column) < place);
  if (twice !== undefined)
    throw new ImportError("import.field", `The table has the column “${twice}” twice; name each once.`, "columns");
  for await (const batch of readJsonElements(file.open(), [DATA])) {
    for (const { index, value, nonFinite } of batch) {
      const row = index + 1;
      if (!Array.isArray(value) || value.length !== columns.length) {
        const has = Array.isArray(value) ? `${value.length} values` : "no list of values";
        throw new ImportError(
          "import.other-length",
          `Row ${row} has ${has} where there are ${columns.length} columns.`,
          `data.${index}`,
        );
      }
      const record = Object.fromEntries(columns.map((column, place) => [column, value[place] ?? null]));
      yield { line: row, place: `Row ${row}`, value: record, nonFinite: byColumn(nonFinite, columns), columns };
    }
  }
}

/** Usually before the data, which is then not read for them. */
async function columnsOf({ open }: ImportFile): Promise<string[]> {
  const columns: string[] = [];
  for await (const batch of readJsonElements(open(), [COLUMNS, DATA])) {
    for (const { list, value } of batch) {
      if (list === pointerTo(COLUMNS)) columns.push(String(value));
      else if (columns.length > 0) return columns;
    }
  }
  return columns;
}

function byColumn(
  nonFinite: ReadonlyMap<string, NonFinite>,
  columns: readonly string[],
): ReadonlyMap<string, NonFinite> {
  if (nonFinite.size === 0) return nonFinite;
  return new Map(
    columns.flatMap((column, place) => {
      const what = nonFinite.get(pointerTo([place]));
      return what === undefined ? [] : [[pointerTo([column]), what] as const];
    }),
  );
}
