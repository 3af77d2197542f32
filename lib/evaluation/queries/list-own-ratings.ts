import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** What whoever asks has said of some items last, by their position. */
export async function listOwnRatings(
  access: ProjectAccess<"record:read">,
  number: number,
  positions: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (access.actor.kind !== "person") return new Map();
  const { rows } = await pool().query<{ position: number; rating: number }>(
    `SELECT DISTINCT ON (r.position) r.position, r.rating
       FROM item_rating r JOIN evaluation e ON e.id = r.evaluation_id
      WHERE e.project_id = $1 AND e.number = $2 AND r.rater_id = $3 AND r.position = ANY($4::int[])
      ORDER BY r.position, r.at DESC, r.id DESC`,
    [access.project.id, number, access.actor.userId, positions],
  );
  return new Map(rows.map(({ position, rating }) => [position, rating]));
}
