import { expect, it } from "vitest";
import { parseRange } from "#components/charts/range.ts";

const NOW = new Date("2026-11-23T15:00:00Z");

it.each([
  [{ range: "1h" }, "1h", "2026-11-23T14:00:00.000Z"],
  [{ range: "7d" }, "7d", "2026-11-16T15:00:00.000Z"],
  [{ range: "forever" }, "24h", "2026-11-22T15:00:00.000Z"],
  [{}, "24h", "2026-11-22T15:00:00.000Z"],
  [{ from: "2026-11-01T00:00", to: "2026-11-02T00:00" }, "custom", "2026-11-01T00:00:00.000Z"],
  [{ from: "2026-11-02T00:00", to: "2026-11-01T00:00" }, "24h", "2026-11-22T15:00:00.000Z"],
  [{ from: "yesterday", to: "today" }, "24h", "2026-11-22T15:00:00.000Z"],
])("reads %o", (parameters, key, from) => {
  const range = parseRange(parameters, NOW);
  expect(range.key).toBe(key);
  expect(range.from.toISOString()).toBe(from);
});
