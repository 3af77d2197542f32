import { stringify } from "csv-stringify/sync";
import type { Exported } from "#lib/evaluation/exports/exported.ts";
import type { ItemRow } from "#lib/evaluation/items/item-writer.ts";
import { readItems } from "#lib/evaluation/items/read-items.ts";

const COLUMNS = ["id", "task", "filter", "input", "expected", "answer", "error"];
const NUMBERS = ["latency_ms", "prompt_tokens", "completion_tokens", "cost_usd"];

/** The items as CSV (RFC 4180), with a column a metric and one a field that groups them. Several right answers stand in one cell as JSON. */
export async function* itemsCsv({ id, view, itemMetrics, sliceFields }: Exported): AsyncGenerator<string> {
  const metrics = itemMetrics.map(({ metric }) => metric);
  const taken = new Set([...COLUMNS, ...NUMBERS, ...metrics]);
  const fields = sliceFields.map((field) => (taken.has(field) ? `field ${field}` : field));
  yield csv([[...COLUMNS, ...metrics, ...fields, ...NUMBERS]]);
  for await (const items of readItems({ evaluationId: id, itemCount: view.itemCount, task: null }))
    yield csv(items.map((item) => rowOf(item, metrics, sliceFields)));
}

function rowOf(item: ItemRow, metrics: readonly string[], sliceFields: readonly string[]): unknown[] {
  const { key, task, filter, input, expected, answer, error } = item;
  return [
    ...[key, task, filter, input, expected.length > 1 ? JSON.stringify(expected) : expected[0], answer, error],
    ...metrics.map((_, place) => item.values[place]),
    ...sliceFields.map((field) => item.fields[field]),
    ...[item.latencyMs, item.promptTokens, item.completionTokens, item.costUsd],
  ];
}

function csv(rows: readonly unknown[][]): string {
  // A text that begins with =, +, - or @ would be run as a formula by a spreadsheet; numbers keep their minus.
  return stringify([...rows], { record_delimiter: "windows", escape_formulas: true });
}
