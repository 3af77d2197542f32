import { expect, it } from "vitest";
import { validateSpans } from "#lib/monitoring/otlp/validate.ts";
import { spanRow } from "#lib/monitoring/span-row.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import { trafficOf } from "#prisma/seed/support-assistant/traffic.ts";

const HOUR_MS = 3_600_000;
const wednesday = Date.UTC(2026, 10, 18);
const saturday = Date.UTC(2026, 10, 21);
const errors = [wednesday + 15 * HOUR_MS, wednesday + 17 * HOUR_MS] as const;
const slowness = [wednesday + 18 * HOUR_MS, wednesday + 20 * HOUR_MS] as const;

function rowsOf(day: number, progress: number) {
  return trafficOf(seededRandom(1), day, progress, { errors, slowness }).map(spanRow);
}

it("is the same for the same seed, and only valid spans", () => {
  const spans = trafficOf(seededRandom(7), wednesday, 0.5, { errors, slowness });
  expect(trafficOf(seededRandom(7), wednesday, 0.5, { errors, slowness })).toEqual(spans);
  expect(validateSpans(spans, new Date(wednesday + 30 * HOUR_MS)).rejected).toBe(0);
  expect(new Set(spans.map(({ traceId, spanId }) => traceId + spanId)).size).toBe(spans.length);
});

it("grows over the pilot and rests at weekends", () => {
  expect(rowsOf(wednesday, 1).length).toBeGreaterThan(1.5 * rowsOf(wednesday, 0).length);
  expect(rowsOf(saturday, 1).length).toBeLessThan(0.5 * rowsOf(wednesday, 1).length);
});

it("has an evening of errors and one of long waits", () => {
  const rows = rowsOf(wednesday, 1);
  const within = ([from, to]: readonly [number, number]) =>
    rows.filter(({ startedAtUs }) => startedAtUs / 1000 >= from && startedAtUs / 1000 < to);
  const errorShare = (of: typeof rows) => of.filter(({ status }) => status === "error").length / of.length;
  const meanMs = (of: typeof rows) => of.reduce((sum, { durationMs }) => sum + durationMs, 0) / of.length;
  expect(errorShare(within(errors))).toBeGreaterThan(4 * errorShare(within([wednesday, errors[0]])));
  expect(meanMs(within(slowness))).toBeGreaterThan(1.7 * meanMs(within([wednesday, errors[0]])));
});

it("asks the fallback through the gateway once that is open, which answers a quarter by itself", () => {
  const since = wednesday + 6 * HOUR_MS;
  const spans = trafficOf(seededRandom(1), wednesday, 1, { errors, slowness }, since);
  const cacheOf = ({ attributes }: (typeof spans)[number]) => attributes.get("cairn.gateway.cache");
  const through = spans.filter((span) => cacheOf(span) !== undefined);
  expect(through.every(({ startNs }) => startNs >= BigInt(since) * 1_000_000n)).toBe(true);
  const hits = through.filter((span) => ["exact", "semantic"].includes(String(cacheOf(span))));
  expect(hits.length / through.length).toBeGreaterThan(0.15);
  expect(hits.length / through.length).toBeLessThan(0.35);
  expect(new Set(hits.map((span) => spanRow(span).costUsd))).toEqual(new Set([0]));
});

it("has a price for the fallback alone", () => {
  for (const { requestModel, costUsd, status } of rowsOf(wednesday, 1)) {
    if (status !== "error") expect(costUsd !== null).toBe(requestModel === "gpt-4.1-mini");
  }
});
