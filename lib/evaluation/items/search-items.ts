import { ITEMS_PER_PAGE, type ItemSearch, TEXTS_SEARCHED } from "#lib/evaluation/items/item-search.ts";
import { pool } from "#lib/platform/db.ts";

export type ShownItem = {
  readonly position: number;
  readonly task: string;
  readonly filter: string;
  readonly key: string;
  readonly input: ShownText | null;
  readonly expected: readonly string[];
  readonly answer: ShownText | null;
  readonly fields: Readonly<Record<string, string>>;
  /** By item metric; null where it has none. */
  readonly values: readonly (number | null)[];
  readonly error: string | null;
  readonly latencyMs: number | null;
  readonly costUsd: number | null;
  /** What the other evaluation has under the same key. */
  readonly beside: { readonly answer: ShownText | null; readonly error: string | null } | null;
};

/** The beginning of a text, and how long it is. */
export type ShownText = { readonly text: string; readonly length: number };

export type ItemPage = {
  readonly items: readonly ShownItem[];
  /** How many there are in all; null for a search in texts, which stops where the page is full. */
  readonly total: number | null;
  /** Where a search in the texts can go on, and how many items it has read. */
  readonly searched: { readonly from: number; readonly to: number; readonly more: boolean } | null;
};

const MOST_CHARACTERS = 4_000;

type Evaluation = { readonly id: string; readonly itemCount: number };
type Resolved = { readonly metric: number; readonly besideId: string | null };

/** The items that fit a search, in the order of the file or by a metric. Numbers are looked through, texts only of the page. */
export async function searchItems(
  { id, itemCount }: Evaluation,
  search: ItemSearch,
  { metric, besideId }: Resolved,
): Promise<ItemPage> {
  const parameters: unknown[] = [id];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  // A parameter that no part of the statement names would be refused.
  const isAsked = search.below !== undefined || search.above !== undefined || search.sort !== "position";
  const value = metric < 0 || !isAsked ? null : `"values"[${bind(metric + 1)}::int]`;
  const conditions = conditionsOf(search, value, bind);
  const where = ["evaluation_id = $1", ...conditions].join(" AND ");
  const filterCount = parameters.length;
  const [skip, wanted] = [(search.page - 1) * ITEMS_PER_PAGE, ITEMS_PER_PAGE];
  const order = orderOf(search, value);
  const page = `
    WITH chosen AS MATERIALIZED (
      SELECT position, row_number() OVER () AS place FROM (
        SELECT position FROM evaluation_item WHERE ${where} ORDER BY ${order} LIMIT ${bind(wanted)} OFFSET ${bind(skip)}
      ) found
    )
    ${itemsOf(bind(besideId), bind(MOST_CHARACTERS))}`;
  const counted = conditions.length > 0 && search.text === undefined;
  const [{ rows: items }, total] = await Promise.all([
    pool().query<ShownItem>(page, parameters),
    counted ? countItems(where, parameters.slice(0, filterCount)) : search.text === undefined ? itemCount : null,
  ]);
  const to = Math.min(itemCount, search.from + TEXTS_SEARCHED);
  return {
    items,
    total,
    searched: search.text === undefined ? null : { from: search.from, to, more: to < itemCount },
  };
}

function conditionsOf(search: ItemSearch, value: string | null, bind: (value: unknown) => string): string[] {
  const { task, below, above, field, slice, text, failed, from } = search;
  return [
    ...(task ? [`task = ${bind(task)}`] : []),
    ...(value && below !== undefined ? [`${value} < ${bind(below)}`] : []),
    ...(value && above !== undefined ? [`${value} > ${bind(above)}`] : []),
    ...(field && slice !== undefined ? [`fields ->> ${bind(field)} = ${bind(slice)}`] : []),
    ...(failed ? ["error IS NOT NULL"] : []),
    ...(text
      ? [
          `position >= ${bind(from)} AND position < ${bind(from + TEXTS_SEARCHED)}`,
          containing(bind(`%${text.replace(/[\\%_]/g, "\\$&")}%`)),
        ]
      : []),
  ];
}

function containing(pattern: string): string {
  const places = ["key", "input", "answer", "array_to_string(expected, ' ')"];
  return `(${places.map((place) => `${place} ILIKE ${pattern}`).join(" OR ")})`;
}

function orderOf({ sort }: ItemSearch, value: string | null): string {
  if (sort === "position" || value === null) return "position";
  return `${value} ${sort === "lowest" ? "ASC" : "DESC"} NULLS LAST, position`;
}

async function countItems(where: string, parameters: readonly unknown[]): Promise<number> {
  const { rows } = await pool().query<{ total: number }>(
    `SELECT count(*)::int AS total FROM evaluation_item WHERE ${where}`,
    [...parameters],
  );
  return rows[0]?.total ?? 0;
}

/** @param besideId a parameter, null for none. @param most a parameter: how much of a text. */
function itemsOf(besideId: string, most: string): string {
  const shown = (column: string) =>
    `CASE WHEN ${column} IS NULL THEN NULL
          ELSE jsonb_build_object('text', left(${column}, ${most}::int), 'length', char_length(${column})) END`;
  return `
    SELECT i.position, i.task, i.filter, i.key, ${shown("i.input")} AS input, i.expected, ${shown("i.answer")} AS answer,
           i.fields, i."values", i.error, i.latency_ms AS "latencyMs", i.cost_usd AS "costUsd",
           CASE WHEN b.position IS NULL THEN NULL
                ELSE jsonb_build_object('answer', ${shown("b.answer")}, 'error', b.error) END AS beside
      FROM chosen c
      JOIN evaluation_item i ON i.evaluation_id = $1 AND i.position = c.position
      LEFT JOIN LATERAL (
        SELECT position, answer, error FROM evaluation_item
         WHERE evaluation_id = ${besideId}::uuid AND task = i.task AND filter = i.filter AND key = i.key
         ORDER BY position LIMIT 1
      ) b ON true
     ORDER BY c.place`;
}
