import { formatDelta, formatNumber, formatScore, NOT_MEASURED, scoreDigits } from "#components/ui/format.ts";

type ScoreProps = { value: number | null; halfWidth?: number | null; unit?: string };

/** A score with half its 95 % interval: `0.912 ± 0.014`. */
export function Score({ value, halfWidth, unit }: ScoreProps) {
  if (value === null) return <span className="text-muted">{NOT_MEASURED}</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatScore(value)}
      {unit && ` ${unit}`}
      {halfWidth !== null && halfWidth !== undefined && (
        <small className="text-xs text-muted"> ± {formatNumber(halfWidth, scoreDigits(value))}</small>
      )}
    </span>
  );
}

type DeltaProps = {
  value: number | null;
  /** For a cost or a latency less is better; undefined leaves it without colour. */
  better?: "higher" | "lower";
  /** A difference that may be chance stays without colour. */
  significant?: boolean;
  digits?: number;
};

/** A change against the baseline: coloured only when it is significant, and always signed. */
export function Delta({ value, better, significant, digits }: DeltaProps) {
  if (value === null) return <span className="text-muted">—</span>;
  const improved = better && significant && value !== 0 ? value > 0 === (better === "higher") : undefined;
  const colour = improved === undefined ? "" : improved ? "text-accent" : "text-red";
  return (
    <span className={`whitespace-nowrap tabular-nums ${colour}`}>
      {formatDelta(value, digits)}
      {significant !== undefined && (
        <span className="sr-only">{significant ? ", significant" : ", not significant"}</span>
      )}
    </span>
  );
}
