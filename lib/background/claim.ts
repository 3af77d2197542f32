import type { Progress } from "#lib/background/job-kind.ts";
import { pool } from "#lib/platform/db.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** How long a worker may be silent before its job is given to another. It says something every BEAT_MS. */
const SILENT_SECONDS = 30;
/** How often a job may break off before it counts as failed: one that takes its process down must not do so for ever. */
export const MAX_ATTEMPTS = 5;

export type ClaimedJob = {
  readonly id: string;
  readonly projectId: string;
  readonly slug: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly resume: Json;
  /** Tells this run from those before and after it. */
  readonly attempt: number;
  readonly startedByUserId: string | null;
  readonly startedByToken: string | null;
  /** Somebody cancelled it while it waited. */
  readonly isCancelled: boolean;
};

/** Takes the job that has waited longest, of any project, or one whose worker is dead. SKIP LOCKED: two never get the same. */
export async function claimJob(): Promise<ClaimedJob | null> {
  const { rows } = await pool().query<ClaimedJob>(
    `UPDATE background_job j
        SET state = 'running', attempts = attempts + 1, beat_at = now(), started_at = coalesce(started_at, now())
       FROM project p
      WHERE p.id = j.project_id AND j.id = (
            SELECT id FROM background_job
             WHERE state = 'queued' OR (state = 'running' AND beat_at < now() - make_interval(secs => $1))
             ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING j.id, j.project_id AS "projectId", p.slug, j.kind, j.payload, j.resume, j.attempts AS attempt,
                j.started_by_user_id AS "startedByUserId", j.started_by_token AS "startedByToken",
                j.cancel_asked_at IS NOT NULL AS "isCancelled"`,
    [SILENT_SECONDS],
  );
  return rows[0] ?? null;
}

type Claim = Pick<ClaimedJob, "id" | "attempt">;

/** Says that the job is alive and how far it is. @returns what to do: go on, stop as asked, or leave it to whoever has it now. */
export async function beat({ id, attempt }: Claim, progress: Progress): Promise<"go-on" | "cancel" | "lost"> {
  const { rows } = await pool().query<{ cancelled: boolean }>(
    `UPDATE background_job
        SET beat_at = now(), done = coalesce($3, done), total = coalesce($4, total), stage = coalesce($5, stage)
      WHERE id = $1 AND attempts = $2 AND state = 'running'
      RETURNING cancel_asked_at IS NOT NULL AS cancelled`,
    [id, attempt, progress.done ?? null, progress.total ?? null, progress.stage ?? null],
  );
  if (!rows[0]) return "lost";
  return rows[0].cancelled ? "cancel" : "go-on";
}

export async function saveResume({ id, attempt }: Claim, state: Json): Promise<void> {
  await pool().query(`UPDATE background_job SET resume = $3 WHERE id = $1 AND attempts = $2 AND state = 'running'`, [
    id,
    attempt,
    JSON.stringify(state),
  ]);
}

export type Ending =
  | { readonly state: "done"; readonly resultPath?: string }
  | { readonly state: "failed"; readonly reason: string; readonly message: string }
  | { readonly state: "cancelled" };

/** @returns false when it is no longer this run's to end. */
export async function endJob({ id, attempt }: Claim, progress: Progress, ending: Ending): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE background_job
        SET state = $3::"JobState", finished_at = now(), result_path = $4, error_reason = $5, error_message = $6,
            done = coalesce($7, done), total = coalesce($8, total), stage = ''
      WHERE id = $1 AND attempts = $2 AND state = 'running'`,
    [
      id,
      attempt,
      ending.state,
      ending.state === "done" ? ending.resultPath : null,
      ending.state === "failed" ? ending.reason : null,
      ending.state === "failed" ? ending.message : null,
      progress.done ?? null,
      progress.total ?? null,
    ],
  );
  return rowCount === 1;
}

/** Gives a job back that was broken off by no fault of its own, for any worker to take up. */
export async function releaseJob(
  { id, attempt }: Claim,
  { countsAsAttempt }: { countsAsAttempt: boolean },
): Promise<void> {
  await pool().query(
    `UPDATE background_job SET state = 'queued', beat_at = NULL, attempts = attempts - $3
      WHERE id = $1 AND attempts = $2 AND state = 'running'`,
    [id, attempt, countsAsAttempt ? 0 : 1],
  );
}
