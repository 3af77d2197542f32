import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { connectionSchema } from "#lib/connections/schema.ts";
import { changeGateway } from "#lib/gateway/commands.ts";
import { gatewaySchema } from "#lib/gateway/schema.ts";
import type { DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { spanRow } from "#lib/monitoring/span-row.ts";
import { db } from "#lib/platform/db.ts";
import type { GatewayOutcome } from "#lib/platform/generated/enums.ts";
import type { Story } from "#prisma/seed/story.ts";

export const GATEWAY_DAYS_AGO = 26;

const HOUR_MS = 3_600_000;

/** The two endpoints of the pilot: its own server, and the fallback behind the house's proxy. Neither name resolves anywhere. */
export async function tellConnections(story: Story): Promise<void> {
  story.on(52, "10:20");
  for (const connection of [
    {
      ...{ name: "Own server, Kiel", baseUrl: "http://gpu-2.kiel.nordlicht.example:8000/v1" },
      defaultModel: "nordlicht/support-assistant",
    },
    {
      ...{ name: "Fallback, OpenAI", baseUrl: "https://llm-proxy.nordlicht.example/openai/v1" },
      ...{ defaultModel: "gpt-4.1-mini", inputUsd: "0.4", outputUsd: "1.6" },
      apiKey: "sk-of-the-demo-and-of-nobody-else",
    },
  ])
    await story.does("lead", "connection:manage", (access) =>
      addConnection(access, connectionSchema.parse(connection)),
    );
}

/** Questions come again: the fallback is asked through a cache. */
export async function tellGateway(story: Story): Promise<void> {
  const settings = { connection: 2, cacheEnabled: true, ttlHours: 24, similarity: 0.95 };
  await story
    .on(GATEWAY_DAYS_AGO, "15:10")
    .does("lead", "gateway:manage", (access) =>
      changeGateway(access, gatewaySchema.parse({ ...settings, embeddingModel: "text-embedding-3-small" })),
    );
}

/** What the gateway would have added up of these calls; a hit spared what a miss costs on average. */
export async function tellGatewayUse({ projectId }: Story, spans: readonly DecodedSpan[]): Promise<void> {
  const calls = spans.flatMap((span) => {
    const outcome = span.attributes.get("cairn.gateway.cache");
    return typeof outcome === "string" ? [{ ...spanRow(span), outcome: outcome as GatewayOutcome }] : [];
  });
  const misses = calls.filter(({ outcome }) => outcome === "miss");
  const mean = (of: (call: (typeof calls)[number]) => number | null) =>
    misses.reduce((sum, call) => sum + (of(call) ?? 0), 0) / misses.length;
  const tokens = Math.round(mean(({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0)));
  const [missMs, missUsd] = [mean(({ durationMs }) => durationMs), mean(({ costUsd }) => costUsd)];
  const hours = Map.groupBy(calls, ({ startedAtUs, outcome }) => {
    const hour = Math.floor(startedAtUs / 1000 / HOUR_MS) * HOUR_MS;
    return `${hour} ${outcome}`;
  });
  const data = [...hours.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { outcome, startedAtUs, requestModel } = first;
    const latencyMs = of.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const hits = outcome === "exact" || outcome === "semantic" ? of.length : 0;
    return {
      ...{ projectId, outcome, latencyMs, calls: of.length, model: requestModel ?? "" },
      hour: new Date(Math.floor(startedAtUs / 1000 / HOUR_MS) * HOUR_MS),
      savedMs: Math.max(0, hits * missMs - (hits && latencyMs)),
      savedTokens: BigInt(hits * tokens),
      savedUsd: hits * missUsd,
    };
  });
  await db().gatewayHour.createMany({ data });
}
