import type pg from "pg";
import type { ProjectAccess } from "#lib/access/access.ts";
import { now } from "#lib/platform/clock.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { inTransaction } from "#lib/platform/transaction.ts";
import { MAX_METRICS_PER_RUN } from "#lib/training/limits.ts";
import { insertPoints } from "#lib/training/points/insert-points.ts";
import type { Point } from "#lib/training/points/point.ts";
import { whyNotWrite } from "#lib/training/rules/why-not-write.ts";
import { runIdOf } from "#lib/training/run-id.ts";
import type { KeyValue } from "#lib/training/views.ts";

export type Batch = {
  readonly metrics: readonly SentMetric[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
};

export type SentMetric = {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  /** As the client sent it: milliseconds, or of some old clients seconds, or 0. */
  readonly timestamp: number;
};

type Reason = "no-such-run" | "run-deleted" | "param-differs" | "too-many-metrics";

/** Undoes what a batch has written so far: all of it is stored, or nothing. */
class Refused extends Error {
  readonly refusal: Refusal<Reason>;
  constructor(refusal: Refusal<Reason>) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/**
 * Stores what a script logs, whole or not at all: when this returns, it is on disk. Logging is telemetry: it takes a lock on its
 * run only, and is no entry in the ledger.
 *
 * @returns a refusal for a parameter that was logged with another value; the same value again is welcome.
 */
export async function logBatch(
  access: ProjectAccess<"training:log">,
  wireId: string,
  batch: Batch,
): Promise<Outcome<undefined, Reason>> {
  try {
    await inTransaction(async (client) => {
      const run = await lockRun(client, access.project.id, wireId);
      await insertParams(client, run.id, wireId, batch.params);
      await upsertTags(client, run.id, batch.tags);
      const points = batch.metrics.map((metric) => pointOf(metric, run.startedAt));
      await insertPoints(client, run.id, points);
      if (points.length > 0) await refuseTooMany(client, run.id);
      await noteLogged(client, run.id, batch.metrics.some(isInSeconds));
    });
    return accept();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function lockRun(client: pg.ClientBase, projectId: string, wireId: string) {
  const id = runIdOf(wireId);
  const { rows } = await client.query<{ id: string; startedAt: Date; deletedAt: Date | null }>(
    `SELECT id, started_at AS "startedAt", deleted_at AS "deletedAt" FROM training_run
      WHERE id = $1 AND project_id = $2 FOR UPDATE`,
    [id, projectId],
  );
  const run = rows[0];
  if (!run) throw new Refused(refuse("no-such-run", `Run with id=${wireId} not found`, "run_id"));
  const refusal = whyNotWrite(run, wireId);
  if (refusal) throw new Refused(refusal);
  return run;
}

async function insertParams(
  client: pg.ClientBase,
  runId: string,
  wireId: string,
  params: readonly KeyValue[],
): Promise<void> {
  if (params.length === 0) return;
  const keys = params.map(({ key }) => storableText(key));
  const values = params.map(({ value }) => storableText(value));
  await client.query(
    "INSERT INTO run_param (run_id, key, value) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING",
    [runId, keys, values],
  );
  const { rows } = await client.query<{ key: string; kept: string; sent: string }>(
    `SELECT sent.key, run_param.value AS kept, sent.value AS sent
       FROM unnest($2::text[], $3::text[]) AS sent(key, value) JOIN run_param USING (key)
      WHERE run_id = $1 AND run_param.value <> sent.value LIMIT 1`,
    [runId, keys, values],
  );
  const differs = rows[0];
  if (differs)
    throw new Refused(
      refuse(
        "param-differs",
        `Changing param values is not allowed. Param with key='${differs.key}' was already logged with ` +
          `value='${differs.kept}' for run ID='${wireId}'. Attempted logging new value '${differs.sent}'.`,
        "params",
      ),
    );
}

/** The last of a key that is there twice counts. */
async function upsertTags(client: pg.ClientBase, runId: string, tags: readonly KeyValue[]): Promise<void> {
  const last = new Map(tags.map(({ key, value }) => [storableText(key), storableText(value)]));
  if (last.size === 0) return;
  await client.query(
    `INSERT INTO run_tag (run_id, key, value) SELECT $1, * FROM unnest($2::text[], $3::text[])
     ON CONFLICT (run_id, key) DO UPDATE SET value = excluded.value`,
    [runId, [...last.keys()], [...last.values()]],
  );
}

async function refuseTooMany(client: pg.ClientBase, runId: string): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM run_metric WHERE run_id = $1",
    [runId],
  );
  if ((rows[0]?.count ?? 0) > MAX_METRICS_PER_RUN)
    throw new Refused(
      refuse("too-many-metrics", `A run can have at most ${MAX_METRICS_PER_RUN} different metrics.`, "metrics"),
    );
}

const SECONDS_WARNING = "Some timestamps came in seconds; they were taken for that.";

async function noteLogged(client: pg.ClientBase, runId: string, inSeconds: boolean): Promise<void> {
  await client.query(
    `UPDATE training_run SET logged_at = $2,
       warnings = CASE WHEN $3 AND NOT warnings @> ARRAY[$4::text] THEN warnings || $4::text ELSE warnings END
      WHERE id = $1`,
    [runId, now(), inSeconds, SECONDS_WARNING],
  );
}

/** Milliseconds of any year after 1973 have twelve digits; fewer are seconds. */
const FIRST_MILLISECOND = 1e11;

function isInSeconds({ timestamp }: SentMetric): boolean {
  return timestamp > 0 && timestamp < FIRST_MILLISECOND;
}

/** A point without an instant stands at the run's start rather than at now, so that sent again it is the same point. */
function pointOf(metric: SentMetric, startedAt: Date): Point {
  const { key, step, value, timestamp } = metric;
  const atMs = timestamp <= 0 ? startedAt.getTime() : isInSeconds(metric) ? timestamp * 1000 : timestamp;
  return { key: storableText(key), step, value, atMs };
}
