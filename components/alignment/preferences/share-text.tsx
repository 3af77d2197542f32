import { formatNumber, NOT_MEASURED } from "#components/ui/format.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

type Share = { readonly value: number; readonly interval: Interval | null; readonly n?: number };

/** A number with its 95 % interval, and how many it rests on: `0.712 (0.642 to 0.773), n 180`. */
export function ShareText({ share }: { share: Share | null }) {
  if (!share) return <span className="text-muted">{NOT_MEASURED}</span>;
  const { value, interval, n } = share;
  return (
    <span className="tabular-nums">
      <span className="whitespace-nowrap">{formatNumber(value, 3)}</span>{" "}
      <small className="whitespace-nowrap text-sm text-muted">
        {interval && `(${formatNumber(interval.low, 3)} to ${formatNumber(interval.high, 3)})`}
        {n !== undefined && `${interval ? ", " : ""}n ${formatNumber(n)}`}
      </small>
    </span>
  );
}
