import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { MODEL_CALLS } from "#lib/monitoring/otlp/genai.ts";
import { type Cut, cutRange } from "#lib/monitoring/rules.ts";
import type { Series, SeriesFigures, SpanFilter } from "#lib/monitoring/schema.ts";
import { pool } from "#lib/platform/db.ts";
import { binValue } from "#lib/statistics/quantile-sketch.ts";

type Range = { readonly from: Date; readonly to: Date; readonly step?: number };

/** The series of a project over any range, and its totals, from the rollups: at most 240 points, gaps as nulls. */
export async function getSeries(access: ProjectAccess<"project:read">, range: Range & SpanFilter): Promise<Series> {
  const cut = cutRange(range.from, range.to, range.step);
  const values = [
    access.project.id,
    cut.step,
    cut.from,
    cut.to,
    cut.widthSeconds,
    range.operation ? [range.operation] : MODEL_CALLS,
    range.application ?? null,
    range.model ?? null,
  ];
  const [sums, quantiles] = await Promise.all([
    pool().query<SumRow>(SUMS, values),
    pool().query<QuantileRow>(QUANTILES, values),
  ]);
  const latency = new Map(quantiles.rows.map((row) => [row.bucket, row]));
  const figures = new Map(sums.rows.map((row) => [row.bucket, figuresOf(row, latency.get(row.bucket))]));
  return {
    from: cut.from.toISOString(),
    to: cut.to.toISOString(),
    stepSeconds: cut.widthSeconds,
    points: bucketsOf(cut).map(({ bucket, at }) => ({ at, ...(figures.get(bucket) ?? NOTHING_RECEIVED) })),
    totals: figures.get(null) ?? NOTHING_RECEIVED,
  };
}

const NOTHING_RECEIVED: SeriesFigures = {
  requests: null,
  errors: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  firstTokenMs: null,
  inputTokens: null,
  outputTokens: null,
  costUsd: null,
  unpriced: null,
};

function bucketsOf(cut: Cut): { bucket: number; at: string }[] {
  const widthMs = cut.widthSeconds * 1000;
  const first = cut.from.getTime() / widthMs;
  return Array.from({ length: cut.points }, (_, index) => ({
    bucket: first + index,
    at: new Date((first + index) * widthMs).toISOString(),
  }));
}

/** A bucket's number is its start divided by the width; null stands for the whole range. */
type SumRow = {
  bucket: number | null;
  requests: number;
  errors: number;
  input_tokens: number;
  output_tokens: number;
  cost_usd: number;
  priced: number;
  first_token_ms: number;
  first_tokens: number;
};
type QuantileRow = { bucket: number | null; p50: number; p95: number; p99: number };

function figuresOf(row: SumRow, latency: QuantileRow | undefined): SeriesFigures {
  return {
    requests: row.requests,
    errors: row.errors,
    p50Ms: latency ? binValue(latency.p50) : null,
    p95Ms: latency ? binValue(latency.p95) : null,
    p99Ms: latency ? binValue(latency.p99) : null,
    firstTokenMs: row.first_tokens > 0 ? row.first_token_ms / row.first_tokens : null,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.priced > 0 ? row.cost_usd : null,
    unpriced: row.requests - row.priced,
  };
}

const WHERE = `project_id = $1 AND step = $2 AND at >= $3 AND at < $4 AND operation = ANY($6::text[])
  AND ($7::text IS NULL OR application = $7) AND ($8::text IS NULL OR model = $8)`;
// As doubles throughout: exact for counts up to 2^53, plain numbers in JavaScript, and added up in about half the time of
// the numeric that extract() and the sum of a bigint are.
const BUCKET = "floor(date_part('epoch', at) / $5::float8)";

const SUMS = `
  SELECT bucket, sum(requests::float8) AS requests, sum(errors::float8) AS errors,
    sum(input_tokens::float8) AS input_tokens, sum(output_tokens::float8) AS output_tokens,
    sum(cost_usd) AS cost_usd, sum(priced::float8) AS priced,
    sum(first_token_ms) AS first_token_ms, sum(first_tokens::float8) AS first_tokens
  FROM (SELECT *, ${BUCKET} AS bucket FROM series_bucket WHERE ${WHERE}) AS rows
  GROUP BY GROUPING SETS ((bucket), ())
  HAVING sum(requests) IS NOT NULL`;

// The bin that holds the item of rank ⌊q·(n−1)⌋, as quantileOf of lib/statistics has it, without moving the bins here.
const QUANTILES = `
  WITH bins AS (
    SELECT bucket, bin, sum(count::float8) AS count
    FROM (SELECT bin, count, ${BUCKET} AS bucket FROM latency_bin WHERE ${WHERE}) AS rows
    GROUP BY GROUPING SETS ((bucket, bin), (bin))
  ), ranked AS (
    SELECT bucket, bin, sum(count) OVER (PARTITION BY bucket ORDER BY bin) AS seen,
      sum(count) OVER (PARTITION BY bucket) AS total
    FROM bins
  )
  SELECT bucket,
    min(bin) FILTER (WHERE seen > floor(0.50 * (total - 1))) AS p50,
    min(bin) FILTER (WHERE seen > floor(0.95 * (total - 1))) AS p95,
    min(bin) FILTER (WHERE seen > floor(0.99 * (total - 1))) AS p99
  FROM ranked
  GROUP BY bucket`;
