import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db, pool } from "#lib/platform/db.ts";
import { readCurves } from "#lib/training/queries/read-curves.ts";
import type { CurvesResponse } from "#lib/training/schema.ts";

/** A page draws no more charts than this; the rest are found in the table. */
export const MOST_KEYS = 60;

/** The curves of some runs, by their numbers, for a page and for what refreshes it. Deleted runs are shown when asked for. */
export async function getCurves(
  access: ProjectAccess<"project:read">,
  { numbers, keys }: { readonly numbers: readonly number[]; readonly keys?: readonly string[] },
): Promise<CurvesResponse> {
  const runs = await db().trainingRun.findMany({
    where: { projectId: access.project.id, number: { in: [...numbers] } },
    select: { id: true, number: true, name: true, status: true, startedAt: true, isStartKnown: true },
  });
  const inOrder = numbers.flatMap((number) => runs.find((run) => run.number === number) ?? []);
  const ids = inOrder.map(({ id }) => id);
  const known = await drawableKeys(ids);
  const shown = (keys ? known.filter((key) => keys.includes(key)) : known).slice(0, MOST_KEYS);
  const curves = await readCurves(access, { runIds: ids, keys: shown });
  const numberOf = new Map(inOrder.map(({ id, number }) => [id, number]));
  return {
    runs: inOrder.map(({ number, name, status, startedAt, isStartKnown }) => ({
      ...{ number, name, status, isStartKnown },
      startedAtMs: startedAt.getTime(),
    })),
    keys: shown,
    curves: curves.map(({ runId, key, points }) => ({ run: numberOf.get(runId) ?? 0, key, points: [...points] })),
  };
}

/** What more than one point makes a curve of, losses first. A single number stands in the table. */
async function drawableKeys(runIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool().query<{ key: string }>(
    `SELECT key FROM run_metric WHERE run_id = ANY($1::uuid[]) AND point_count > 1 GROUP BY key
      ORDER BY key !~* 'loss', key !~* 'eval|valid|test', key`,
    [runIds],
  );
  return rows.map(({ key }) => key);
}
