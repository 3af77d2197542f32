import { formatCount, formatDuration, formatNumber } from "#components/ui/format.ts";

type ProgressProps = {
  /** What is under way: "Profiling billing-test v2". */
  label: string;
  done: number;
  /** Null while it is not known how much there is. */
  total: number | null;
  /** One and many of what is counted: ["row", "rows"]. */
  unit: readonly [one: string, many: string];
  ratePerSecond?: number | null;
};

/** How far long work has come: count, rate and time left. */
export function Progress({ label, done, total, unit, ratePerSecond }: ProgressProps) {
  const leftMs = total !== null && ratePerSecond ? (Math.max(0, total - done) / ratePerSecond) * 1_000 : null;
  const facts = [
    total === null ? formatCount(done, ...unit) : `${formatNumber(done)} of ${formatCount(total, ...unit)}`,
    ratePerSecond && `${formatNumber(ratePerSecond, ratePerSecond < 10 ? 1 : 0)} ${unit[1]}/s`,
    leftMs !== null && `${formatDuration(leftMs)} left`,
  ];
  return (
    <div>
      <p className="font-[550]">{label}</p>
      <progress
        aria-label={label}
        value={total === null ? undefined : done}
        max={total ?? undefined}
        className="my-1 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-xs tabular-nums text-muted">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
