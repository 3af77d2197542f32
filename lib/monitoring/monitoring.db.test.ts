import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { ingestSpans } from "#lib/monitoring/commands/ingest-spans.ts";
import { dropOldSpans } from "#lib/monitoring/drop-old-spans.ts";
import { collectMonitoringEvidence } from "#lib/monitoring/evidence.ts";
import { type AttributeValue, type DecodedSpan, emptyScope } from "#lib/monitoring/otlp/span.ts";
import { getSeries } from "#lib/monitoring/queries/get-series.ts";
import { listDimensions } from "#lib/monitoring/queries/list-dimensions.ts";
import { listSpans } from "#lib/monitoring/queries/list-spans.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";
import { db, pool } from "#lib/platform/db.ts";
import { quantileOf, sketch } from "#lib/statistics/quantile-sketch.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const HOUR_MS = 3_600_000;
const lastHour = { from: new Date(NOW.getTime() - HOUR_MS), to: NOW };

let access: ProjectAccess<"telemetry:write" | "project:read" | "record:read">;

beforeEach(() => {
  access = {
    project: { id: randomUUID(), slug: "support", name: "Support" },
    actor: { kind: "system", name: "test" },
    role: null,
    permissions: new Set(),
  };
});

type Call = {
  agoMs?: number;
  durationMs?: number;
  error?: boolean;
  application?: string;
  attributes?: Record<string, AttributeValue>;
};

function call({ agoMs = 60_000, durationMs = 500, error = false, application = "bot", attributes = {} }: Call = {}) {
  const startNs = BigInt(NOW.getTime() - agoMs) * 1_000_000n;
  const span: DecodedSpan = {
    traceId: randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    parentSpanId: "",
    name: "chat gpt-4o",
    kind: 3,
    startNs,
    endNs: startNs + BigInt(Math.round(durationMs * 1e6)),
    status: error ? "error" : "unset",
    attributes: new Map<string, AttributeValue>(
      Object.entries({
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "gpt-4o",
        "gen_ai.usage.input_tokens": 1000,
        "gen_ai.usage.output_tokens": 100,
        ...attributes,
      }),
    ),
    resource: new Map([["service.name", application]]),
    scope: emptyScope(),
    fault: undefined,
  };
  return span;
}

const calls = (count: number, given: Call = {}) => Array.from({ length: count }, () => call(given));

describe("ingestSpans", () => {
  test("counts a batch that is sent again, and a span that is in it twice, once", async () => {
    const batch = calls(100);
    expect(await ingestSpans(access, batch, NOW)).toEqual({ stored: 100 });
    expect(await ingestSpans(access, batch, NOW)).toEqual({ stored: 0 });
    expect(await ingestSpans(access, [...batch.slice(50), ...calls(10)].toReversed(), NOW)).toEqual({ stored: 10 });
    const fresh = call();
    expect(await ingestSpans(access, [fresh, fresh], NOW)).toEqual({ stored: 1 });
    const { totals } = await getSeries(access, lastHour);
    expect(totals).toMatchObject({ requests: 111, inputTokens: 111_000, outputTokens: 11_100, errors: 0 });
  });

  test("keeps one project's spans from another's", async () => {
    const [span] = calls(1);
    if (!span) throw new Error("no span");
    await ingestSpans(access, [span], NOW);
    const other = { ...access, project: { ...access.project, id: randomUUID() } };
    expect((await getSeries(other, lastHour)).totals.requests).toBeNull();
    expect(await ingestSpans(other, [span], NOW)).toEqual({ stored: 1 });
  });

  test("loses and doubles nothing when overlapping batches arrive at once, in any order", async () => {
    const spans = calls(400).map((span, index) => ({
      ...span,
      startNs: span.startNs - BigInt(index) * 1_000_000_000n,
    }));
    const shuffled = Array.from({ length: 12 }, () =>
      spans.toSorted(() => randomBytes(1).readUInt8() - 128).slice(0, 300),
    );
    const results = await Promise.all([...shuffled, spans].map((batch) => ingestSpans(access, batch, NOW)));
    expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(400);
    expect((await getSeries(access, lastHour)).totals.requests).toBe(400);
  });

  test("stores spans that are not about a model and charts them nowhere", async () => {
    const plain = call();
    plain.attributes = new Map([["http.request.method", "GET"]]);
    expect(await ingestSpans(access, [plain], NOW)).toEqual({ stored: 1 });
    expect((await getSeries(access, lastHour)).totals.requests).toBeNull();
    expect((await listSpans(access, lastHour)).spans).toHaveLength(1);
  });

  test("stores no prompt and no answer", async () => {
    const secret = "my IBAN is DE89 3704 0044 0532 0130 00";
    const span = call({ attributes: { "gen_ai.input.messages": secret, "gen_ai.completion.0.content": secret } });
    await ingestSpans(access, [span], NOW);
    const { rows } = await pool().query("SELECT span::text AS stored FROM span WHERE project_id = $1", [
      access.project.id,
    ]);
    expect(rows[0].stored).toContain("gen_ai.request.model");
    expect(rows[0].stored).not.toContain("IBAN");
  });

  test("takes whatever text validation lets through", async () => {
    const span = call({
      application: "💬".repeat(300),
      attributes: { "gen_ai.request.model": "m".repeat(5000), nested: { a: [null] } },
    });
    span.name = "💬".repeat(600);
    expect(await ingestSpans(access, [span], NOW)).toEqual({ stored: 1 });
  });
});

describe("getSeries", () => {
  test("has the quantiles of the sketch, per point and in total", async () => {
    const durationsMs = Array.from({ length: 500 }, (_, index) => 20 + ((index * 7919) % 3000));
    await ingestSpans(
      access,
      durationsMs.map((durationMs) => call({ durationMs })),
      NOW,
    );
    const { points, totals } = await getSeries(access, lastHour);
    const bins = sketch(durationsMs);
    const expected = {
      p50Ms: quantileOf(bins, 0.5),
      p95Ms: quantileOf(bins, 0.95),
      p99Ms: quantileOf(bins, 0.99),
      requests: 500,
    };
    expect(totals).toMatchObject(expected);
    expect(points.filter(({ requests }) => requests !== null)).toMatchObject([
      { at: "2026-11-23T11:59:00.000Z", ...expected },
    ]);
  });

  test("shows a gap as null and a quiet error count as 0", async () => {
    await ingestSpans(access, calls(3), NOW);
    const { points, stepSeconds } = await getSeries(access, lastHour);
    expect([points.length, stepSeconds]).toEqual([60, 60]);
    expect(points[0]).toMatchObject({ requests: null, errors: null, p50Ms: null, costUsd: null, inputTokens: null });
    expect(points.at(-1)).toMatchObject({ requests: 3, errors: 0 });
  });

  test("says the same of any range that holds the same spans", async () => {
    const spans = [...calls(5), ...calls(3, { agoMs: 20 * 24 * HOUR_MS, error: true })];
    await ingestSpans(access, spans, NOW);
    for (const days of [25, 60, 300, 3000]) {
      const range = { from: new Date(NOW.getTime() - days * 24 * HOUR_MS), to: NOW };
      const { points, totals } = await getSeries(access, range);
      expect(totals).toMatchObject({ requests: 8, errors: 3 });
      expect(points.reduce((sum, { requests }) => sum + (requests ?? 0), 0)).toBe(8);
    }
  });

  test("filters by application and model, and counts calls of models only unless another operation is asked for", async () => {
    const agent = { "gen_ai.operation.name": "invoke_agent" };
    await ingestSpans(
      access,
      [
        ...calls(2),
        ...calls(3, { application: "search" }),
        ...calls(4, { attributes: { "gen_ai.request.model": "llama-3" } }),
        ...calls(5, { attributes: agent }),
      ],
      NOW,
    );
    const requests = async (filter: object) => (await getSeries(access, { ...lastHour, ...filter })).totals.requests;
    expect(await requests({})).toBe(9);
    expect(await requests({ application: "search" })).toBe(3);
    expect(await requests({ model: "llama-3" })).toBe(4);
    expect(await requests({ operation: "invoke_agent" })).toBe(5);
    expect(await listDimensions(access, lastHour)).toEqual({
      applications: ["bot", "search"],
      models: ["gpt-4o", "llama-3"],
      operations: ["chat", "invoke_agent"],
    });
  });

  test("adds up what is priced and says how much is not", async () => {
    await ingestSpans(access, [...calls(2), ...calls(3, { attributes: { "gen_ai.request.model": "llama-3" } })], NOW);
    const { totals } = await getSeries(access, lastHour);
    expect(totals.costUsd).toBeCloseTo(2 * (0.0025 + 0.001));
    expect(totals.unpriced).toBe(3);
    expect((await getSeries(access, { ...lastHour, model: "llama-3" })).totals.costUsd).toBeNull();
  });
});

describe("listSpans", () => {
  test("pages through every span once, newest first, while more arrive", async () => {
    await ingestSpans(
      access,
      Array.from({ length: 70 }, (_, index) => call({ agoMs: 60_000 + (index >> 1) * 1000 })),
      NOW,
    );
    const seen: { startedAt: string; spanId: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSpans(access, { ...lastHour, cursor });
      seen.push(...page.spans);
      cursor = page.nextCursor ?? undefined;
      await ingestSpans(access, calls(3, { agoMs: 1000 }), NOW);
    } while (cursor);
    expect(new Set(seen.map(({ spanId }) => spanId)).size).toBe(70);
    expect(seen.map(({ startedAt }) => startedAt)).toEqual(
      seen
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .toReversed(),
    );
  });

  test("shows failures alone when asked", async () => {
    await ingestSpans(
      access,
      [...calls(3), call({ error: true }), call({ attributes: { "error.type": "timeout" } })],
      NOW,
    );
    const { spans } = await listSpans(access, { ...lastHour, errorsOnly: true });
    expect(spans.map(({ isError }) => isError)).toEqual([true, true]);
  });
});

test("the evidence is the last span and the requests of the last day", async () => {
  const evidence = () => collectMonitoringEvidence(db(), access.project.id, NOW);
  expect(await evidence()).toEqual({ lastSpanAt: null, requestsLastDay: 0 });
  await ingestSpans(access, [...calls(4), ...calls(2, { agoMs: 30 * HOUR_MS })], NOW);
  expect(await evidence()).toEqual({ lastSpanAt: new Date(NOW.getTime() - 60_000), requestsLastDay: 4 });
});

test("the gates are judged again when telemetry begins or comes back, and not with every batch", async () => {
  const judged: string[] = [];
  onProjectChanged(async (projectId) => void judged.push(projectId));
  try {
    await ingestSpans(access, calls(1, { agoMs: 5 * HOUR_MS }), NOW);
    await ingestSpans(access, calls(1), NOW);
    await ingestSpans(access, calls(1), NOW);
  } finally {
    onProjectChanged(undefined);
  }
  expect(judged).toEqual([access.project.id, access.project.id]);
});

test("drops single spans once they are old enough, and keeps what they added up to", async () => {
  const project = await makeProject();
  access = { ...access, project: { ...access.project, id: project.id } };
  const DAY_MS = 24 * HOUR_MS;
  await ingestSpans(access, [call({ agoMs: 41 * DAY_MS }), call({ agoMs: 39 * DAY_MS }), call()], NOW);
  expect(await dropOldSpans(0, NOW)).toBe(0);
  expect(await dropOldSpans(40, NOW)).toBe(1);
  expect(await dropOldSpans(40, NOW)).toBe(0);
  const counts = `SELECT (SELECT count(*)::int FROM span WHERE project_id = $1) AS spans,
    (SELECT sum(requests)::int FROM series_bucket WHERE project_id = $1 AND step = 86400) AS charted`;
  expect((await pool().query(counts, [project.id])).rows).toEqual([{ spans: 2, charted: 3 }]);
});
