"use client";

import type { ReactNode } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartLegend } from "#components/charts/chart-legend.tsx";
import type { ChartModel } from "#components/charts/chart-model.ts";
import { csvOf } from "#components/charts/chart-rows.ts";
import { ChartTable } from "#components/charts/chart-table.tsx";
import { LazyChart } from "#components/charts/lazy-chart.tsx";

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
  return (
    <ChartFrame
      title={title}
      subtitle={[unit, note].filter(Boolean).join(" · ")}
      summary={model.summary}
      empty={model.empty ? (empty ?? "Nothing was measured in this range.") : null}
      heightPx={heightPx}
      csv={() => csvOf(model)}
      table={<ChartTable title={title} model={model} heightPx={heightPx} />}
      legend={model.series.length > 1 && <ChartLegend series={model.series} form={form} />}
      drawing={(showTable) => <LazyChart model={model} form={form} heightPx={heightPx} onFailure={showTable} />}
    />
  );
}
