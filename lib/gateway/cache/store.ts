import type { Hit, NewEntry } from "#lib/gateway/cache/entry.ts";
import { bytesOf, cosine, vectorOf } from "#lib/gateway/cache/similarity.ts";
import { pool } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** The newest questions asked alike that a new one is compared with: more than a thousand variants of one prompt are rare, and each costs a read. */
const MOST_COMPARED = 1000;

/** What is larger than this is not kept: a cache of books would outgrow its use. */
export const MAX_ENTRY_BYTES = 2 ** 20;

type Row = Omit<Hit, "outcome" | "similarity"> & { readonly response: JsonObject };

const COLUMNS = `response, latency_ms AS "latencyMs", input_tokens AS "inputTokens", output_tokens AS "outputTokens",
  cost_usd AS "costUsd", extract(epoch FROM $2::timestamptz - created_at)::float8 AS "ageSeconds"`;

type Place = { readonly projectId: string; readonly at: Date; readonly emptiedAt: Date | null };

export async function findExact({ projectId, at, emptiedAt }: Place, requestHash: Buffer): Promise<Hit | null> {
  const { rows } = await pool().query<Row>({
    name: "gateway-exact",
    text: `SELECT ${COLUMNS} FROM gateway_entry
            WHERE project_id = $1 AND request_hash = $3 AND expires_at > $2 AND ($4::timestamptz IS NULL OR created_at > $4)`,
    values: [projectId, at, requestHash, emptiedAt],
  });
  return rows[0] ? { ...rows[0], outcome: "exact", similarity: null } : null;
}

/** The kept answer to the question most like this one, if any is as like as asked for. */
export async function findSimilar(
  { projectId, at, emptiedAt }: Place,
  scopeHash: Buffer,
  embedding: Float32Array,
  least: number,
): Promise<Hit | null> {
  const { rows } = await pool().query<{ id: string; embedding: Buffer }>({
    name: "gateway-similar",
    text: `SELECT id, embedding FROM gateway_entry
            WHERE project_id = $1 AND scope_hash = $2 AND embedding IS NOT NULL AND expires_at > $3
              AND ($4::timestamptz IS NULL OR created_at > $4)
            ORDER BY created_at DESC LIMIT ${MOST_COMPARED}`,
    values: [projectId, scopeHash, at, emptiedAt],
  });
  let best: { id: string; similarity: number } | null = null;
  for (const row of rows) {
    const similarity = cosine(embedding, vectorOf(row.embedding));
    if (similarity !== null && similarity >= least && similarity > (best?.similarity ?? -1))
      best = { id: row.id, similarity };
  }
  if (!best) return null;
  const { rows: found } = await pool().query<Row>({
    name: "gateway-entry",
    text: `SELECT ${COLUMNS} FROM gateway_entry WHERE id = $1`,
    values: [best.id, at],
  });
  return found[0] ? { ...found[0], outcome: "semantic", similarity: best.similarity } : null;
}

/** Keeps an answer; the newer of two to the same request stays. */
export async function keepEntry(entry: NewEntry): Promise<void> {
  const response = JSON.stringify(entry.response);
  const request = JSON.stringify(entry.request);
  // PostgreSQL's JSON cannot hold NUL; such an answer is given once and not kept.
  if (response.length + request.length > MAX_ENTRY_BYTES || /\\u0000/.test(response + request)) return;
  await pool().query(
    `INSERT INTO gateway_entry (id, project_id, request_hash, scope_hash, embedding, operation, model, request, response,
                                latency_ms, input_tokens, output_tokens, cost_usd, created_at, expires_at)
     VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (project_id, request_hash) DO UPDATE
        SET response = excluded.response, embedding = excluded.embedding, latency_ms = excluded.latency_ms,
            input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens, cost_usd = excluded.cost_usd,
            created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [
      entry.projectId,
      entry.requestHash,
      entry.scopeHash,
      entry.embedding && bytesOf(entry.embedding),
      entry.operation,
      entry.model,
      request,
      response,
      entry.latencyMs,
      entry.inputTokens,
      entry.outputTokens,
      entry.costUsd,
      entry.createdAt,
      entry.expiresAt,
    ],
  );
}

/** Takes away what has expired. */
export async function sweepEntries(at: Date): Promise<number> {
  const { rowCount } = await pool().query("DELETE FROM gateway_entry WHERE expires_at <= $1", [at]);
  return rowCount ?? 0;
}
