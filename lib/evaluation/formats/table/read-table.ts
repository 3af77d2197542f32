import { BLANK_EVALUATION } from "#lib/evaluation/formats/blank.ts";
import { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { rolesOf, saidColumns, type TableRoles } from "#lib/evaluation/formats/table/guess-columns.ts";
import { itemOf, metricName, type TableRow } from "#lib/evaluation/formats/table/row.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { ImportFile, ImportRun } from "#lib/evaluation/importer.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type Table = {
  readonly format: string;
  readonly file: ImportFile;
  readonly unit: "Lines" | "Items";
  readonly rows: AsyncIterable<TableRow & { readonly line: number; readonly columns: readonly string[] }>;
  /** What was left out, once all rows were read. */
  readonly warnings: () => string[];
};

/** Makes an evaluation of a table of answers with a score each. @throws RecordError, ImportError */
export async function readTable(
  { format, file, unit, rows, warnings }: Table,
  run: ImportRun,
): Promise<Outcome<ImportedEvaluation, string>> {
  const collector = new ItemCollector(run, { unit });
  const task = run.options.task ?? taskOf(file.name);
  let roles: TableRoles | null = null;
  for await (const { line, columns, ...row } of rows) {
    roles ??= checkedRoles(columns, run);
    const { item, nonFinite } = itemOf(row, roles, task, collector.count);
    await collector.add(item, { line, nonFinite });
  }
  await collector.flush();
  if (!roles || collector.count === 0) return refuse("import.no-rows", "The table has no rows below its header.");
  const scores = collector.scores();
  if (scores.length === 0)
    return refuse("import.no-score", `No row has a number in ${roles.metrics.join(", ")}.`, roles.metrics[0]);
  const versions = new Map(roles.metrics.map((column) => Object.values(metricName(column)) as [string, string | null]));
  const torn = warnings();
  return accept({
    ...BLANK_EVALUATION,
    format,
    modelName: run.options.model ?? null,
    taskCount: collector.taskCount,
    partial: torn.length > 0,
    scores: scores.map((score) => ({ ...score, version: versions.get(score.metric) ?? null })),
    warnings: [...torn, ...collector.warnings()],
  });
}

function checkedRoles(columns: readonly string[], { options }: ImportRun): TableRoles {
  const missing = saidColumns(options.columns ?? {}).find((name) => !columns.includes(name));
  if (missing !== undefined)
    throw new ImportError(
      "import.no-such-column",
      `The table has no column “${missing}”. It has ${list(columns)}.`,
      missing,
    );
  const roles = rolesOf(columns, options.columns);
  if (roles.metrics.length > 0) return roles;
  throw new ImportError(
    "import.no-score",
    `No column looks like a score. Say which ones are, of ${list(columns)}; answers without scores are scored instead of imported.`,
    "columns.metrics",
  );
}

function list(columns: readonly string[]): string {
  const most = 20;
  return columns.slice(0, most).join(", ") + (columns.length > most ? ` and ${columns.length - most} more` : "");
}

/** "answers.v2.csv" → "answers.v2". */
function taskOf(fileName: string): string {
  return fileName.replace(/\.(?:csv|tsv|txt|json)$/i, "") || "table";
}
