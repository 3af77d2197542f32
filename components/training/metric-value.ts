import { formatNumber } from "#components/ui/format.ts";

/** A metric as tables show it: five figures that count, and words for what is no number. */
export function formatMetric(value: number | null | undefined): string {
  if (value === null || value === undefined) return "not measured";
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7))
    return value.toExponential(2).replaceAll("-", "−").replace("e+", "e");
  if (Number.isInteger(value)) return formatNumber(value);
  return formatNumber(value, Math.abs(value) < 10 ? 4 : 2);
}
