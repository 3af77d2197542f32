import { randomBytes } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { TokenUsage } from "#lib/connections/client/usage.ts";
import type { Operation } from "#lib/gateway/request-key.ts";
import { ingestSpans } from "#lib/monitoring/commands/ingest-spans.ts";
import type { AttributeValue, DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import type { GatewayOutcome } from "#lib/platform/generated/enums.ts";
import { log } from "#lib/platform/log.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** One call through the gateway, as it ended. */
export type EndedCall = {
  readonly operation: Operation;
  readonly outcome: GatewayOutcome;
  readonly provider: string;
  readonly requestModel: string;
  readonly responseModel: string | null;
  /** Of this call; a hit uses none. */
  readonly usage: TokenUsage | null;
  /** By the connection's prices; null where it has none, and Monitoring goes by its own list. */
  readonly costUsd: number | null;
  readonly latencyMs: number;
  readonly firstTokenMs: number | null;
  readonly errorType: string | null;
  /** What a hit spared. */
  readonly saved: { readonly latencyMs: number; readonly tokens: number; readonly usd: number } | null;
  /** Who asked, and as part of which trace. */
  readonly application: string;
  readonly traceparent: string | null;
};

const underWay = new Set<Promise<void>>();

/**
 * Writes a call into Monitoring and into the gateway's own sums, after its answer has gone: no client waits for it. One that cannot be written
 * is logged and lost, for an answer that was given cannot be taken back.
 */
export function account(access: ProjectAccess<"gateway:use">, call: EndedCall): void {
  const written = write(access, call)
    .catch((error: unknown) => log().error({ err: error }, "a call through the gateway could not be recorded"))
    .finally(() => underWay.delete(written));
  underWay.add(written);
}

/** Until everything that was under way is written. */
export async function settled(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}

async function write(access: ProjectAccess<"gateway:use">, call: EndedCall): Promise<void> {
  const at = now();
  await Promise.all([ingestSpans(access, [spanOf(call, at)], at), addToHour(access.project.id, call, at)]);
}

/** As an instrumented client would have sent it, with what the cache did. */
function spanOf(call: EndedCall, endedAt: Date): DecodedSpan {
  const [traceId, parentSpanId] = parentOf(call.traceparent);
  const endNs = BigInt(endedAt.getTime()) * 1_000_000n;
  const facts: [string, AttributeValue | null][] = [
    ["gen_ai.operation.name", call.operation],
    ["gen_ai.provider.name", call.provider],
    ["gen_ai.request.model", call.requestModel],
    ["gen_ai.response.model", call.responseModel],
    ["gen_ai.usage.input_tokens", call.usage?.inputTokens ?? null],
    ["gen_ai.usage.output_tokens", call.usage?.outputTokens ?? null],
    ["gen_ai.usage.cache_read.input_tokens", call.usage?.cachedTokens || null],
    ["gen_ai.usage.reasoning.output_tokens", call.usage?.reasoningTokens || null],
    ["cairn.gateway.usage_estimated", call.usage?.isEstimated || null],
    ["llm.cost.total", call.costUsd],
    ["gen_ai.response.time_to_first_chunk", call.firstTokenMs === null ? null : call.firstTokenMs / 1000],
    ["error.type", call.errorType],
    ["cairn.gateway.cache", call.outcome],
  ];
  return {
    traceId,
    spanId: randomBytes(8).toString("hex"),
    parentSpanId,
    name: `${call.operation} ${call.requestModel}`,
    kind: 3,
    startNs: endNs - BigInt(Math.round(call.latencyMs * 1e6)),
    endNs,
    status: call.errorType === null ? "ok" : "error",
    attributes: new Map(facts.filter((fact): fact is [string, AttributeValue] => fact[1] !== null)),
    resource: new Map([["service.name", call.application]]),
    scope: { name: "cairn.gateway", version: "", attributes: new Map() },
    fault: undefined,
  };
}

/** The caller's own trace, where it says one (W3C Trace Context), so that the call stands inside it. */
function parentOf(traceparent: string | null): [traceId: string, parentSpanId: string] {
  const [, traceId = "", spanId = ""] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(traceparent ?? "") ?? [];
  if (/[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId)) return [traceId, spanId];
  return [randomBytes(16).toString("hex"), ""];
}

async function addToHour(projectId: string, call: EndedCall, at: Date): Promise<void> {
  await pool().query({
    name: "gateway-hour",
    text: `INSERT INTO gateway_hour AS h (project_id, hour, model, outcome, calls, latency_ms, saved_ms, saved_tokens, saved_usd)
           VALUES ($1, date_trunc('hour', $2::timestamptz, 'UTC'), $3, $4::"GatewayOutcome", 1, $5, $6, $7, $8)
           ON CONFLICT (project_id, hour, model, outcome) DO UPDATE
              SET calls = h.calls + 1, latency_ms = h.latency_ms + excluded.latency_ms,
                  saved_ms = h.saved_ms + excluded.saved_ms, saved_tokens = h.saved_tokens + excluded.saved_tokens,
                  saved_usd = h.saved_usd + excluded.saved_usd`,
    values: [
      projectId,
      at,
      storableText(call.requestModel).slice(0, 200),
      call.outcome,
      call.latencyMs,
      call.saved?.latencyMs ?? 0,
      call.saved?.tokens ?? 0,
      call.saved?.usd ?? 0,
    ],
  });
}
