import type { ImportedItem } from "#lib/evaluation/imported.ts";
import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import { pool } from "#lib/platform/db.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

const ROWS_PER_STATEMENT = 1000;
/** Text waiting to be written; a statement of much more would hold too much memory here and in PostgreSQL. */
const BYTES_PER_STATEMENT = 4_000_000;

/**
 * Writes items ahead of the evaluation they will belong to, under an id that is its alone. Nobody sees them before it is there, and
 * `dropItems` takes them away if it never comes.
 */
export class ItemWriter {
  readonly #evaluationId: string;
  readonly #metrics = new Map<string, number>();
  readonly #fields = new Map<string, Set<string>>();
  #waiting: ItemRow[] = [];
  #waitingBytes = 0;
  #count: number;

  /** @param from where to go on after a crash: how many items are written already. */
  constructor(evaluationId: string, from = 0, metrics: readonly ItemMetric[] = []) {
    this.#evaluationId = evaluationId;
    this.#count = from;
    for (const { metric } of metrics) this.#metrics.set(metric, this.#metrics.size);
  }

  /** How many items there are so far. */
  get count(): number {
    return this.#count;
  }

  /** What the items' `values` hold. */
  get metrics(): readonly ItemMetric[] {
    return [...this.#metrics.keys()].map((metric) => ({ metric, metricKey: metricKeyOf(metric) }));
  }

  /** The fields by which items can be grouped: those that have at least two values and at most MOST_GROUPS. */
  get sliceFields(): readonly string[] {
    return [...this.#fields]
      .filter(([, values]) => values.size >= 2 && values.size <= MOST_GROUPS)
      .map(([name]) => name);
  }

  async add(items: readonly ImportedItem[]): Promise<void> {
    for (const item of items) {
      this.#notice(item);
      const row = this.#row(item);
      this.#waiting.push(row);
      this.#waitingBytes += (row.input?.length ?? 0) + (row.answer?.length ?? 0) + 200;
      if (this.#waiting.length >= ROWS_PER_STATEMENT || this.#waitingBytes >= BYTES_PER_STATEMENT) await this.flush();
    }
  }

  /** Writes what waits. Nothing is lost when it returns. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const rows = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    await insertItems(this.#evaluationId, rows);
  }

  #notice({ fields }: ImportedItem): void {
    for (const [name, value] of Object.entries(fields)) {
      const values = this.#fields.get(name) ?? new Set();
      if (values.size <= MOST_GROUPS) values.add(value);
      this.#fields.set(name, values);
    }
  }

  #row(item: ImportedItem): ItemRow {
    for (const metric of Object.keys(item.values)) {
      if (!this.#metrics.has(metric)) this.#metrics.set(metric, this.#metrics.size);
    }
    const position = this.#count;
    this.#count += 1;
    return itemRow(
      item,
      position,
      [...this.#metrics.keys()].map((metric) => item.values[metric]),
    );
  }
}

/** An item as the table keeps it. */
export type ItemRow = Omit<ImportedItem, "values"> & {
  readonly position: number;
  readonly values: readonly (number | null)[];
};

/** @param values in the order of the evaluation's item metrics. */
export function itemRow(
  { fields, ...item }: Omit<ImportedItem, "values">,
  position: number,
  values: readonly (number | null | undefined)[],
): ItemRow {
  return {
    ...item,
    position,
    task: storableText(item.task),
    filter: storableText(item.filter),
    key: storableText(item.key),
    input: item.input === null ? null : storableText(item.input),
    answer: item.answer === null ? null : storableText(item.answer),
    error: item.error === null ? null : storableText(item.error),
    expected: item.expected.map(storableText),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [storableText(name), storableText(value)]),
    ),
    values: values.map(finite),
  };
}

/** Writes rows in one statement. Written twice, as after a crash, an item stays as it was first written. */
export async function insertItems(evaluationId: string, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length > 0) await pool().query(INSERT, [evaluationId, JSON.stringify(rows)]);
}

/** Takes away the items of an evaluation that did not come to be; those of one that did are append-only, and stay. */
export async function dropItems(evaluationId: string): Promise<void> {
  await pool().query(
    "DELETE FROM evaluation_item WHERE evaluation_id = $1 AND NOT EXISTS (SELECT FROM evaluation WHERE id = $1)",
    [evaluationId],
  );
}

/** More groups than this are names or numbers, not groups. */
export const MOST_GROUPS = 50;

function finite(value: number | null | undefined): number | null {
  return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}

const INSERT = `
  INSERT INTO evaluation_item (evaluation_id, position, task, filter, key, input, expected, answer, fields, "values", error,
                               latency_ms, prompt_tokens, completion_tokens, cost_usd)
  SELECT $1, i.position, i.task, i.filter, i.key, i.input,
         ARRAY(SELECT jsonb_array_elements_text(i.expected)), i.answer, i.fields,
         ARRAY(SELECT (v #>> '{}')::double precision FROM jsonb_array_elements(i."values") WITH ORDINALITY AS t(v, n) ORDER BY n),
         i.error, i."latencyMs", i."promptTokens", i."completionTokens", i."costUsd"
    FROM jsonb_to_recordset($2::jsonb) AS i(
         position int, task text, filter text, key text, input text, expected jsonb, answer text, fields jsonb,
         "values" jsonb, error text, "latencyMs" double precision, "promptTokens" int, "completionTokens" int,
         "costUsd" double precision)
  ON CONFLICT (evaluation_id, position) DO NOTHING`;
