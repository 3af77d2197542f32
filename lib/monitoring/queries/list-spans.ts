import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { SpanFilter } from "#lib/monitoring/schema.ts";
import { pool } from "#lib/platform/db.ts";

const PAGE_SIZE = 25;

export type SpanView = {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  /** ISO instant. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly isError: boolean;
  readonly errorType: string | null;
  readonly application: string;
  readonly operation: string;
  readonly model: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly firstTokenMs: number | null;
  readonly costUsd: number | null;
};

export type SpanPage = { readonly spans: SpanView[]; readonly nextCursor: string | null };

type Page = { readonly from: Date; readonly to: Date; readonly cursor?: string; readonly errorsOnly?: boolean };
type SpanRow = SpanView & { readonly startedAtUs: string };

/**
 * Spans of a range, newest first, by keyset: the thousandth page costs what the first does, and spans that arrive
 * meanwhile move nothing. A cursor that this did not give starts over.
 */
export async function listSpans(access: ProjectAccess<"record:read">, page: Page & SpanFilter): Promise<SpanPage> {
  const after = parseCursor(page.cursor);
  const { rows } = await pool().query<SpanRow>(
    `SELECT encode(trace_id, 'hex') AS "traceId", encode(span_id, 'hex') AS "spanId", name,
       started_at AS "startedAt", (extract(epoch FROM started_at) * 1000000)::bigint::text AS "startedAtUs",
       duration_ms AS "durationMs", status = 'error' OR error_type IS NOT NULL AS "isError", error_type AS "errorType",
       application, operation, coalesce(request_model, response_model) AS model, input_tokens AS "inputTokens",
       output_tokens AS "outputTokens", first_token_ms AS "firstTokenMs", cost_usd AS "costUsd"
     FROM span
     WHERE project_id = $1 AND started_at >= $2 AND started_at < $3
       AND ($4::text IS NULL OR application = $4)
       AND ($5::text IS NULL OR coalesce(request_model, response_model) = $5)
       AND ($6::text IS NULL OR operation = $6)
       AND (NOT $7 OR status = 'error' OR error_type IS NOT NULL)
       AND ($8::bigint IS NULL OR (started_at, trace_id, span_id) <
         (timestamptz 'epoch' + $8::bigint * interval '1 microsecond', decode($9, 'hex'), decode($10, 'hex')))
     ORDER BY started_at DESC, trace_id DESC, span_id DESC
     LIMIT $11`,
    [
      access.project.id,
      page.from,
      page.to,
      page.application ?? null,
      page.model ?? null,
      page.operation ?? null,
      page.errorsOnly ?? false,
      after?.startedAtUs ?? null,
      after?.traceId ?? "",
      after?.spanId ?? "",
      PAGE_SIZE + 1,
    ],
  );
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    spans: shown.map(({ startedAtUs: _, ...span }) => ({ ...span, startedAt: new Date(span.startedAt).toISOString() })),
    nextCursor: last ? `${last.startedAtUs}-${last.traceId}-${last.spanId}` : null,
  };
}

function parseCursor(cursor: string | undefined) {
  const [, startedAtUs, traceId, spanId] = /^(\d{1,18})-([0-9a-f]{32})-([0-9a-f]{16})$/.exec(cursor ?? "") ?? [];
  return startedAtUs && traceId && spanId ? { startedAtUs, traceId, spanId } : undefined;
}
