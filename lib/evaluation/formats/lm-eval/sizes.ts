import { countOf } from "#lib/evaluation/formats/json-fields.ts";
import { ancestorsOf, type Groups } from "#lib/evaluation/formats/lm-eval/groups.ts";
import type { Row } from "#lib/evaluation/formats/lm-eval/rows.ts";
import { type JsonObject, member } from "#lib/platform/json-value.ts";

/** How many items a score rests on, and how many there are. */
export type Size = { readonly n: number | null; readonly nOriginal: number | null };

/** Finds the size of a row's metric. */
export type SizeOf = (row: Row, key: string) => Size;

/**
 * The sizes of all rows. A task has its own; a group has those of the tasks under it that have the same metric, and an
 * unknown one as soon as one of them is unknown: the sum of the others would be too small without a sign of it.
 */
export function readSizes(file: JsonObject, groups: Groups, rows: readonly Row[]): SizeOf {
  const sums = new Map<string, Map<string, Size>>();
  for (const row of rows) {
    if (groups.names.has(row.task)) continue;
    const size = sizeOfTask(file, row);
    for (const group of ancestorsOf(row.task, groups)) {
      const byKey = sums.get(group) ?? new Map<string, Size>();
      for (const key of Object.keys(row.cells)) byKey.set(key, add(byKey.get(key), size));
      sums.set(group, byKey);
    }
  }
  return (row, key) => {
    if (!groups.names.has(row.task)) return sizeOfTask(file, row);
    const sum = sums.get(row.task)?.get(key);
    return {
      n: countOf(member(member(row.cells, "sample_count"), key)) ?? sum?.n ?? null,
      nOriginal: sum?.nOriginal ?? null,
    };
  };
}

function sizeOfTask(file: JsonObject, { task, cells }: Row): Size {
  const declared = member(member(file, "n-samples"), task);
  const n = countOf(member(declared, "effective")) ?? countOf(member(cells, "sample_len"));
  return { n, nOriginal: countOf(member(declared, "original")) };
}

function add(sum: Size | undefined, size: Size): Size {
  if (!sum) return size;
  return { n: plus(sum.n, size.n), nOriginal: plus(sum.nOriginal, size.nOriginal) };
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
