import { barFill } from "#components/charts/axes.ts";
import type { ChartSeries } from "#components/charts/chart-model.ts";
import { SeriesMark } from "#components/charts/series-mark.tsx";

/** Which line or bar is which. */
export function ChartLegend({ series, form }: { series: readonly ChartSeries[]; form: "line" | "bar" }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      {series.map(({ key, label, look }, index) => (
        <li key={key} className="flex items-center gap-1.5">
          <svg viewBox="0 0 26 12" aria-hidden="true" className="h-3 w-6.5">
            {form === "line" ? (
              <>
                <path d="M0 6h26" stroke={look.colour} strokeWidth="1.75" strokeDasharray={look.dash} />
                <SeriesMark cx={13} cy={6} look={look} />
              </>
            ) : (
              <>
                <rect x="7" width="12" height="12" rx="2" fill={look.colour} fillOpacity={barFill(index)} />
                <rect x="7.5" y="0.5" width="11" height="11" rx="2" fill="none" stroke={look.colour} />
              </>
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
