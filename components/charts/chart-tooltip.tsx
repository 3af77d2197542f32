import type { ChartModel } from "#components/charts/chart-model.ts";
import { labelAt } from "#components/charts/chart-rows.ts";
import { SeriesMark } from "#components/charts/series-mark.tsx";
import { withInterval } from "#components/charts/summary.ts";

/** What stands under the pointer, or where the arrow keys have come to. Recharts gives it `active` and `label`. */
export function ChartTooltip({
  model,
  active,
  label,
}: {
  model: ChartModel;
  active?: boolean;
  label?: number | string;
}) {
  const x = Number(label);
  if (!active || Number.isNaN(x)) return null;
  const found = model.series.flatMap(({ key, label: name, look, points }) => {
    const point = points.find((one) => one.x === x);
    return point && point.y !== null ? [{ key, name, look, point }] : [];
  });
  if (found.length === 0) return null;
  return (
    <div className="rounded-md border bg-surface px-2.5 py-1.5 text-xs shadow-sm">
      <p className="text-muted">{labelAt(model, x)}</p>
      {found.map(({ key, name, look, point }) => (
        <p key={key} className="flex items-center gap-1.5 whitespace-nowrap">
          <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
            <SeriesMark cx={5} cy={5} look={look} />
          </svg>
          {name}
          <strong className="ml-auto pl-3 font-[550]">{withInterval(point, model)}</strong>
        </p>
      ))}
    </div>
  );
}
