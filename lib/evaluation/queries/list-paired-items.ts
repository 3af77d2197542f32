import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { ItemOutcome } from "#lib/evaluation/schema.ts";
import { pool } from "#lib/platform/db.ts";

export type PairedItem = {
  readonly key: string;
  readonly task: string;
  readonly input: string | null;
  readonly expected: readonly string[];
  readonly before: { readonly value: number; readonly answer: string | null; readonly position: number };
  readonly after: { readonly value: number; readonly answer: string | null; readonly position: number };
};

type Asked = {
  readonly baseline: number;
  readonly candidate: number;
  readonly task: string;
  /** Of the items; those of what is scored here have "none". */
  readonly filters: readonly string[];
  /** Places in the items' values, from 0. */
  readonly column: { readonly baseline: number; readonly candidate: number };
  readonly direction: "higher" | "lower";
  readonly outcome: ItemOutcome;
  readonly page: number;
  readonly pageSize: number;
};

/** Longer texts are cut; the whole of one is in the export. */
const MOST_CHARACTERS = 4_000;

/** The items on which one evaluation was better than the other, the largest differences first. */
export async function listPairedItems(
  access: ProjectAccess<"record:read">,
  { baseline, candidate, task, filters, column, direction, outcome, page, pageSize }: Asked,
): Promise<readonly PairedItem[]> {
  const sign = (direction === "higher") === (outcome === "wins") ? 1 : -1;
  const { rows } = await pool().query<PairedItem>(outcome === "ties" ? TIES : DIFFERENT, [
    access.project.id,
    baseline,
    candidate,
    task,
    filters,
    column.baseline + 1,
    column.candidate + 1,
    pageSize,
    (page - 1) * pageSize,
    MOST_CHARACTERS,
    ...(outcome === "ties" ? [] : [sign]),
  ]);
  return rows;
}

/** Only numbers are joined and sorted; the texts are fetched for the page alone. */
function statement(condition: string, order: string): string {
  return `
  WITH sides AS (
    SELECT (SELECT id FROM evaluation WHERE project_id = $1 AND number = $2) AS one,
           (SELECT id FROM evaluation WHERE project_id = $1 AND number = $3) AS other
  ), chosen AS MATERIALIZED (
    SELECT s.one, s.other, a.position AS p, b.position AS q, a."values"[$6::int] AS x, b."values"[$7::int] AS y
      FROM sides s
      JOIN evaluation_item a ON a.evaluation_id = s.one AND a.task = $4 AND a.filter = ANY($5)
      JOIN evaluation_item b ON b.evaluation_id = s.other AND b.task = a.task AND b.filter = a.filter AND b.key = a.key
     WHERE ${condition}
     ORDER BY ${order}a.position
     LIMIT $8 OFFSET $9
  )
  SELECT a.key, a.task, left(coalesce(a.input, b.input), $10::int) AS input, a.expected,
         jsonb_build_object('value', c.x, 'answer', left(a.answer, $10::int), 'position', a.position) AS before,
         jsonb_build_object('value', c.y, 'answer', left(b.answer, $10::int), 'position', b.position) AS after
    FROM chosen c
    JOIN evaluation_item a ON a.evaluation_id = c.one AND a.position = c.p
    JOIN evaluation_item b ON b.evaluation_id = c.other AND b.position = c.q
   ORDER BY abs(c.y - c.x) DESC, c.p`;
}

const TIES = statement(`a."values"[$6::int] = b."values"[$7::int]`, "");
const DIFFERENT = statement(
  `$11::int * (b."values"[$7::int] - a."values"[$6::int]) > 0`,
  `abs(b."values"[$7::int] - a."values"[$6::int]) DESC, `,
);
