import { countOf } from "#lib/evaluation/formats/json-fields.ts";
import { type Groups, plainAlias } from "#lib/evaluation/formats/lm-eval/groups.ts";
import { type Cell, cellsOf, type Row, rowsOf, stderrOf } from "#lib/evaluation/formats/lm-eval/rows.ts";
import { readSizes, type Size } from "#lib/evaluation/formats/lm-eval/sizes.ts";
import { type ImportedScore, scoreInterval } from "#lib/evaluation/imported.ts";
import { type JsonObject, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

const MAX_WARNINGS = 20;

/** Every score of a file, in its order, with what was left out. */
export function readScores(
  file: JsonObject,
  groups: Groups,
  nonFinite: ReadonlyMap<string, NonFinite>,
): { scores: ImportedScore[]; warnings: string[] } {
  const scores: ImportedScore[] = [];
  const warnings: string[] = [];
  const rows = rowsOf(file);
  const sizeOf = readSizes(file, groups, rows);
  for (const row of rows) {
    for (const cell of cellsOf(row)) {
      const field = [row.section, row.task, cell.key];
      const notFinite = nonFinite.get(pointerTo(field)) ?? null;
      if (typeof cell.value !== "number" && notFinite === null) {
        warnings.push(`${field.join(".")} is not a number and was left out.`);
      } else if (cell.metric === "bypass") {
        warnings.push(`${field.join(".")} stands for predictions without a score and was left out.`);
      } else {
        scores.push(scoreOf(file, groups, row, cell, sizeOf(row, cell.key), notFinite));
      }
    }
  }
  const hidden = warnings.length - MAX_WARNINGS;
  return {
    scores,
    warnings: hidden > 0 ? [...warnings.slice(0, MAX_WARNINGS), `${hidden} more numbers were left out.`] : warnings,
  };
}

function scoreOf(
  file: JsonObject,
  groups: Groups,
  row: Row,
  { key, metric, filter, value }: Cell,
  size: Size,
  nonFinite: NonFinite | null,
): ImportedScore {
  const alias = member(row.cells, "alias");
  const better = member(member(member(file, "higher_is_better"), row.task), metric);
  const version = member(member(file, "versions"), row.task);
  const score = {
    task: row.task,
    taskAlias: (typeof alias === "string" && plainAlias(alias)) || row.task,
    metric,
    filter,
    value: typeof value === "number" ? value : null,
    nonFinite,
    stderr: stderrOf(row, key),
    ...size,
    nShot: shotsOf(file, row.task),
    higherIsBetter: typeof better === "boolean" ? better : null,
    isGroup: groups.names.has(row.task),
    parent: groups.parentOf.get(row.task) ?? null,
    version: typeof version === "number" || typeof version === "string" ? String(version) : null,
  };
  return { ...score, interval: scoreInterval(score) };
}

function shotsOf(file: JsonObject, task: string): number | null {
  return (
    countOf(member(member(file, "n-shot"), task)) ??
    countOf(member(member(member(file, "configs"), task), "num_fewshot")) ??
    countOf(member(member(file, "config"), "num_fewshot"))
  );
}
