"use client";

import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import { ChartLegend } from "#components/charts/chart-legend.tsx";
import type { ChartModel } from "#components/charts/chart-model.ts";
import { csvOf } from "#components/charts/chart-rows.ts";
import { ChartTable } from "#components/charts/chart-table.tsx";
import { LazyChart } from "#components/charts/lazy-chart.tsx";
import { saveFile } from "#components/charts/save-file.ts";
import { Button } from "#components/ui/button.tsx";

type ChartProps = {
  title: string;
  /** A few words beside the title: the dataset. */
  note?: string;
  /** From `prepareChart`. */
  model: ChartModel;
  form?: "line" | "bar";
  heightPx?: number;
  /** What to say when nothing was measured, and how to begin. */
  empty?: ReactNode;
};

/** A chart in its frame: the drawing, the same numbers as a table, CSV and PNG, and a summary in words. */
export function Chart({ title, note, model, form = "line", heightPx = 220, empty }: ChartProps) {
  // "Requests" already says what is counted; "Latency" does not say in what.
  const unit = title.toLowerCase().includes(model.unit) ? "" : model.unit;
  const subtitle = [unit, note].filter(Boolean).join(" · ");
  const [asTable, setAsTable] = useState(false);
  const showTable = useCallback(() => setAsTable(true), []);
  const figure = useRef<HTMLElement>(null);
  const id = useId();

  async function savePng() {
    const drawing = figure.current?.querySelector<SVGSVGElement>(".recharts-surface");
    if (!drawing) return;
    const { pngOf } = await import("#components/charts/chart-png.ts");
    saveFile(`${title}.png`, await pngOf(drawing));
  }

  return (
    <figure
      ref={figure}
      aria-labelledby={`${id}-title`}
      className="min-w-0 rounded-lg border bg-surface px-4 pt-3 pb-3.5 sm:px-[1.125rem]"
    >
      <header className="mb-2 flex flex-wrap items-center gap-x-2.5">
        <h2 id={`${id}-title`} className="font-semibold">
          {title}
        </h2>
        {subtitle && <p className="text-sm text-muted">{subtitle}</p>}
        {!model.empty && (
          <div className="-mr-2 ml-auto flex print:hidden">
            <Button variant="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? "Chart" : "Table"}
            </Button>
            <Button
              variant="quiet"
              size="small"
              onClick={() => saveFile(`${title}.csv`, new Blob([csvOf(model)], { type: "text/csv;charset=utf-8" }))}
            >
              CSV
            </Button>
            <Button variant="quiet" size="small" disabled={asTable} onClick={savePng}>
              PNG
            </Button>
          </div>
        )}
      </header>
      {model.empty ? (
        <div className="grid place-items-center text-center text-muted" style={{ height: heightPx }}>
          {empty ?? "Nothing was measured in this range."}
        </div>
      ) : asTable ? (
        <ChartTable title={title} model={model} heightPx={heightPx} />
      ) : (
        <LazyChart model={model} form={form} heightPx={heightPx} onFailure={showTable} />
      )}
      {model.series.length > 1 && !model.empty && <ChartLegend series={model.series} form={form} />}
      <figcaption className="sr-only">{model.summary}</figcaption>
    </figure>
  );
}
