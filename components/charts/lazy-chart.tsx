"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { ChartModel } from "#components/charts/chart-model.ts";

export type DrawingProps = { model: ChartModel; heightPx: number };
type LazyChartProps = DrawingProps & { form: "line" | "bar"; onFailure: () => void };

/**
 * Loads the drawing library once the page is painted, never before; the place is kept, so nothing moves. When it
 * cannot be loaded, the table still can be read.
 */
export function LazyChart({ model, form, heightPx, onFailure }: LazyChartProps) {
  const [Drawing, setDrawing] = useState<ComponentType<DrawingProps> | null>(null);

  useEffect(() => {
    let wanted = true;
    const loading =
      form === "line"
        ? import("#components/charts/line-chart.tsx").then((file) => file.LineChart)
        : import("#components/charts/bar-chart.tsx").then((file) => file.BarChart);
    loading.then(
      (loaded) => wanted && setDrawing(() => loaded),
      () => wanted && onFailure(),
    );
    return () => {
      wanted = false;
    };
  }, [form, onFailure]);

  return <div style={{ height: heightPx }}>{Drawing && <Drawing model={model} heightPx={heightPx} />}</div>;
}
