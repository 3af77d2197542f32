const HOUR_MS = 3_600_000;

/** The ranges one can pick, in the order they stand. */
export const RANGES = [
  { key: "1h", label: "1 h", durationMs: HOUR_MS },
  { key: "6h", label: "6 h", durationMs: 6 * HOUR_MS },
  { key: "24h", label: "24 h", durationMs: 24 * HOUR_MS },
  { key: "7d", label: "7 d", durationMs: 7 * 24 * HOUR_MS },
  { key: "30d", label: "30 d", durationMs: 30 * 24 * HOUR_MS },
  { key: "90d", label: "90 d", durationMs: 90 * 24 * HOUR_MS },
] as const;

export type RangeKey = (typeof RANGES)[number]["key"];

/** A span of time as asked for in the address: a preset that ends now, or two instants of one's own. */
export type Range = { readonly key: RangeKey | "custom"; readonly from: Date; readonly to: Date };

type RangeParameters = { range?: string; from?: string; to?: string };

/** Reads `?range=24h`, or `?from=…&to=…` (ISO, UTC when no zone is given). What makes no sense becomes the fallback. */
export function parseRange(parameters: RangeParameters, now: Date, fallback: RangeKey = "24h"): Range {
  const from = instantOf(parameters.from);
  const to = instantOf(parameters.to);
  if (from && to && from < to) return { key: "custom", from, to };
  const preset = RANGES.find(({ key }) => key === parameters.range) ?? RANGES.find(({ key }) => key === fallback);
  const { key, durationMs } = preset ?? RANGES[2];
  return { key, from: new Date(now.getTime() - durationMs), to: now };
}

function instantOf(text: string | undefined): Date | null {
  if (!text) return null;
  const instant = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
