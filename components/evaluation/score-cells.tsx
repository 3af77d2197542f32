import { Badge } from "#components/ui/badge.tsx";
import { formatNumber, scoreDigits } from "#components/ui/format.ts";
import { Score } from "#components/ui/score.tsx";
import type { ImportedScore, ScoreInterval } from "#lib/evaluation/imported.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

type MeasuredValue = Pick<ImportedScore, "value" | "nonFinite"> & { unit?: string; interval: ScoreInterval | null };

/** A score with half the width of its interval, whose bounds are one hover away. */
export function MeasuredScore({ value, nonFinite, interval, unit }: MeasuredValue) {
  if (value === null && nonFinite !== null) return <NotANumber nonFinite={nonFinite} />;
  return (
    <span title={interval ? intervalText(interval) : undefined}>
      <Score value={value} halfWidth={interval && (interval.high - interval.low) / 2} unit={unit} />
    </span>
  );
}

const NOT_FINITE = { NaN: "not a number", "+Inf": "infinite", "-Inf": "negative infinite" } as const;

function NotANumber({ nonFinite }: { nonFinite: NonNullable<ImportedScore["nonFinite"]> }) {
  return <span className="text-amber">{NOT_FINITE[nonFinite]}</span>;
}

const METHODS: Record<ScoreInterval["method"], string> = {
  wilson: "Wilson",
  normal: "from the standard error",
  bootstrap: "bootstrap",
};

/** "95 % interval 0.888 to 0.978 (Wilson)". */
export function intervalText({ low, high, method }: ScoreInterval): string {
  return `95 % interval ${formatNumber(low, 3)} to ${formatNumber(high, 3)} (${METHODS[method]})`;
}

/** "0.888 to 0.978". @param digits of the score it belongs to; those of its upper end otherwise. */
export function intervalRange(interval: Interval | null, digits = interval ? scoreDigits(interval.high) : 0): string {
  if (!interval) return "—";
  return `${formatNumber(interval.low, digits)} to ${formatNumber(interval.high, digits)}`;
}

/** The chance of a test: "0.032", "< 0.001". */
export function formatP(p: number | null): string {
  if (p === null || Number.isNaN(p)) return "—";
  return p < 0.001 ? "< 0.001" : formatNumber(p, 3);
}

/** How many items were scored, of how many. */
export function ItemCount({ n, nOriginal }: Pick<ImportedScore, "n" | "nOriginal">) {
  if (n === null) return <span className="text-muted">—</span>;
  if (nOriginal === null || n >= nOriginal) return <>{formatNumber(n)}</>;
  return (
    <>
      {formatNumber(n)} <small className="text-xs text-muted">of {formatNumber(nOriginal)}</small>
    </>
  );
}

/** Says that a run took only a part of the items. */
export function PartialBadge() {
  return (
    <span title="Scored on a part of the items: it counts for the items it has, and is not comparable with a full run.">
      <Badge tone="amber">partial</Badge>
    </span>
  );
}
