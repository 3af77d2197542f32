import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** A release that went to an environment, with the deployment that brought it there. */
export type Running = {
  readonly deployment: number;
  readonly kind: "deploy" | "rollback";
  readonly startedAt: Date;
  /** Null while nobody has said how it ended. */
  readonly result: "succeeded" | "failed" | null;
  readonly release: { readonly number: number; readonly version: string };
};

export type RunningPair = { readonly current: Running; readonly before: Running | null };

/**
 * What runs in each environment, by its key, and which release ran there before: the newest deployment that was not
 * reported failed, and the newest such one of another release. Two look-ups in an index an environment.
 */
export async function runningReleases(
  access: ProjectAccess<"project:read">,
): Promise<ReadonlyMap<string, RunningPair>> {
  const { rows } = await pool().query<{ key: string; current: StoredRunning; before: StoredRunning | null }>(
    `SELECT e.key, to_jsonb(current) AS current, to_jsonb(before) AS before
     FROM environment e
     CROSS JOIN LATERAL (${newestOf("TRUE")}) AS current
     LEFT JOIN LATERAL (${newestOf("d.release_id <> current.release_id AND d.number < current.number")}) AS before ON TRUE
     WHERE e.project_id = $1`,
    [access.project.id],
  );
  return new Map(
    rows.map(({ key, current, before }) => [key, { current: runningOf(current), before: before && runningOf(before) }]),
  );
}

type StoredRunning = {
  number: number;
  kind: "deploy" | "rollback";
  started_at: string;
  result: "succeeded" | "failed" | null;
  release_number: number;
  version: string;
};

function newestOf(condition: string): string {
  return `SELECT d.number, d.kind, d.started_at, d.release_id, o.result, r.number AS release_number, r.version
    FROM deployment d JOIN release r ON r.id = d.release_id LEFT JOIN deployment_outcome o ON o.deployment_id = d.id
    WHERE d.environment_id = e.id AND o.result IS DISTINCT FROM 'failed' AND ${condition}
    ORDER BY d.number DESC LIMIT 1`;
}

function runningOf({ number, kind, started_at, result, release_number, version }: StoredRunning): Running {
  return {
    deployment: number,
    ...{ kind, result },
    startedAt: new Date(started_at),
    release: { number: release_number, version },
  };
}
