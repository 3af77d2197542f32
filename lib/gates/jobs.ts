import { rejudge } from "#lib/gates/rejudge.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import type { Job } from "#lib/platform/queue.ts";

const BATCH = 200;

/**
 * Judges what is due: projects whose revision is ahead of what was judged (a process died in between), and those where a
 * waiver, a consent or the silence of telemetry has changed the facts by time alone.
 */
export const sweepGates: Job = {
  name: "gates.sweep",
  everySeconds: 20,
  async handle() {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT p.id FROM project p LEFT JOIN standing s ON s.project_id = p.id
       WHERE s.project_id IS NULL OR p.revision > s.judged_revision OR s.valid_until <= $1
       ORDER BY s.judged_at NULLS FIRST LIMIT $2`,
      [now(), BATCH],
    );
    for (const { id } of rows) await rejudge(id);
  },
};
