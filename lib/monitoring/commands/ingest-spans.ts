import type pg from "pg";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { type BucketRow, type LatencyRow, rollUp } from "#lib/monitoring/rollup.ts";
import { type SpanRow, spanRow } from "#lib/monitoring/span-row.ts";
import { projectChanged } from "#lib/platform/changes.ts";
import { inTransaction } from "#lib/platform/transaction.ts";

const ROWS_PER_STATEMENT = 2000;

/** A project that hears nothing for this long and then something has its gates judged again; a steady stream has not. */
const SILENCE_MS = 60 * 60_000;

/**
 * Stores valid spans and adds the new ones to the series, in one transaction: when this returns, they are on disk.
 * A span that is there already, from a retry or from the same batch, is left as it is and counted no second time.
 *
 * @returns how many were new.
 * @throws whatever the database throws; nothing is stored then, and the sender may try again.
 */
export async function ingestSpans(
  access: ProjectAccess<"telemetry:write"> | ProjectAccess<"gateway:use">,
  spans: readonly DecodedSpan[],
  now: Date,
): Promise<{ stored: number }> {
  const rows = distinctInOrder(spans.map(spanRow));
  if (rows.length === 0) return { stored: 0 };
  const { stored, brokeSilence } = await inTransaction(async (client) => {
    const wasSilent = await isSilent(client, access.project.id, now);
    const fresh: SpanRow[] = [];
    for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
      fresh.push(...(await insertSpans(client, access.project.id, rows.slice(at, at + ROWS_PER_STATEMENT), now)));
    }
    const { buckets, latencies } = rollUp(fresh);
    if (buckets.length > 0) {
      await addToBuckets(client, access.project.id, buckets);
      await addToLatencies(client, access.project.id, latencies);
    }
    const brokeSilence = wasSilent && fresh.length > 0;
    // Last, and as every change of a project does it: whatever dies before the gates are judged, the sweep finds.
    if (brokeSilence) {
      await client.query("UPDATE project SET revision = revision + 1 WHERE id = $1", [access.project.id]);
    }
    return { stored: fresh.length, brokeSilence };
  });
  if (brokeSilence) await projectChanged(access.project.id);
  return { stored };
}

async function isSilent(client: pg.PoolClient, projectId: string, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ silent: boolean }>(
    "SELECT coalesce(max(started_at) < $2, true) AS silent FROM span WHERE project_id = $1",
    [projectId, new Date(now.getTime() - SILENCE_MS)],
  );
  return rows[0]?.silent ?? true;
}

/** One row an id, sorted by it: batches that overlap wait for each other in one order, so that they cannot deadlock. */
function distinctInOrder(rows: readonly SpanRow[]): SpanRow[] {
  const byId = new Map<string, SpanRow>();
  for (const row of rows) if (!byId.has(idOf(row))) byId.set(idOf(row), row);
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function idOf(row: SpanRow): string {
  return row.traceId + row.spanId;
}

async function insertSpans(client: pg.PoolClient, projectId: string, rows: SpanRow[], now: Date): Promise<SpanRow[]> {
  const { rows: inserted } = await client.query<{ id: string }>(
    `INSERT INTO span (project_id, trace_id, span_id, parent_span_id, name, kind, started_at, duration_ms, status,
       error_type, application, operation, provider, request_model, response_model, input_tokens, output_tokens,
       cache_read_tokens, reasoning_tokens, first_token_ms, cost_usd, conversation_id, attributes, received_at)
     SELECT $1, decode("traceId", 'hex'), decode("spanId", 'hex'), decode("parentSpanId", 'hex'), name, kind,
       timestamptz 'epoch' + "startedAtUs" * interval '1 microsecond', "durationMs", status, "errorType", application,
       operation, provider, "requestModel", "responseModel", "inputTokens", "outputTokens", "cacheReadTokens",
       "reasoningTokens", "firstTokenMs", "costUsd", "conversationId", attributes, $3
     FROM json_to_recordset($2::json) AS row(
       "traceId" text, "spanId" text, "parentSpanId" text, name text, kind smallint, "startedAtUs" float8,
       "durationMs" float8, status text, "errorType" text, application text, operation text, provider text,
       "requestModel" text, "responseModel" text, "inputTokens" int, "outputTokens" int, "cacheReadTokens" int,
       "reasoningTokens" int, "firstTokenMs" float8, "costUsd" float8, "conversationId" text, attributes jsonb)
     ON CONFLICT DO NOTHING
     RETURNING encode(trace_id, 'hex') || encode(span_id, 'hex') AS id`,
    [projectId, JSON.stringify(rows), now],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.filter((row) => ids.has(idOf(row)));
}

async function addToBuckets(client: pg.PoolClient, projectId: string, rows: BucketRow[]): Promise<void> {
  await client.query(
    `INSERT INTO series_bucket AS kept (project_id, step, at, application, model, operation, requests, errors,
       input_tokens, output_tokens, cost_usd, priced, first_token_ms, first_tokens)
     SELECT $1, step, to_timestamp("atMs" / 1000), application, model, operation, requests, errors,
       "inputTokens", "outputTokens", "costUsd", priced, "firstTokenMs", "firstTokens"
     FROM json_to_recordset($2::json) AS row(
       step int, "atMs" float8, application text, model text, operation text, requests bigint, errors bigint,
       "inputTokens" bigint, "outputTokens" bigint, "costUsd" float8, priced bigint, "firstTokenMs" float8,
       "firstTokens" bigint)
     ON CONFLICT (project_id, step, at, application, model, operation) DO UPDATE SET
       requests = kept.requests + excluded.requests,
       errors = kept.errors + excluded.errors,
       input_tokens = kept.input_tokens + excluded.input_tokens,
       output_tokens = kept.output_tokens + excluded.output_tokens,
       cost_usd = kept.cost_usd + excluded.cost_usd,
       priced = kept.priced + excluded.priced,
       first_token_ms = kept.first_token_ms + excluded.first_token_ms,
       first_tokens = kept.first_tokens + excluded.first_tokens`,
    [projectId, JSON.stringify(rows)],
  );
}

async function addToLatencies(client: pg.PoolClient, projectId: string, rows: LatencyRow[]): Promise<void> {
  await client.query(
    `INSERT INTO latency_bin AS kept (project_id, step, at, application, model, operation, bin, count)
     SELECT $1, step, to_timestamp("atMs" / 1000), application, model, operation, bin, count
     FROM json_to_recordset($2::json) AS row(
       step int, "atMs" float8, application text, model text, operation text, bin smallint, count bigint)
     ON CONFLICT (project_id, step, at, application, model, operation, bin) DO UPDATE SET
       count = kept.count + excluded.count`,
    [projectId, JSON.stringify(rows)],
  );
}
