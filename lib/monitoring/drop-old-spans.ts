import { pool } from "#lib/platform/db.ts";

/** A statement's worth: few enough that whoever writes meanwhile hardly waits. */
const AT_ONCE = 5_000;
const DAY_MS = 86_400_000;

/**
 * Drops spans that began longer ago than they are kept. What they added up to in the series stays: a chart of last year needs no single
 * call. May be stopped anywhere and begun again.
 *
 * @param keptDays 0 keeps them for ever.
 * @returns how many it dropped.
 */
export async function dropOldSpans(keptDays: number, now: Date): Promise<number> {
  if (keptDays === 0) return 0;
  const before = new Date(now.getTime() - keptDays * DAY_MS);
  const { rows: projects } = await pool().query<{ id: string }>("SELECT id FROM project");
  let dropped = 0;
  for (const { id } of projects) {
    let inThisStatement: number;
    do {
      // Project by project, since that is how the index lies.
      const { rowCount } = await pool().query(
        `DELETE FROM span WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM span WHERE project_id = $1 AND started_at < $2 LIMIT ${AT_ONCE}))`,
        [id, before],
      );
      inThisStatement = rowCount ?? 0;
      dropped += inThisStatement;
    } while (inThisStatement === AT_ONCE);
  }
  return dropped;
}
