"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Chart } from "#components/charts/chart.tsx";
import type { ChartAnnotation } from "#components/charts/chart-model.ts";
import { prepareMonitoring } from "#components/monitoring/prepare-monitoring.ts";
import { SeriesTotals } from "#components/monitoring/series-totals.tsx";
import { Time } from "#components/ui/time.tsx";
import { seriesQuery } from "#lib/monitoring/client.ts";
import type { Series } from "#lib/monitoring/schema.ts";

type LiveSeriesProps = {
  /** The address of these series in the API, filter and range included. */
  path: string;
  /** What the server rendered with. */
  initial: Series;
  /** Whether the range ends now and so moves on. */
  live: boolean;
  /** What went out in this range. */
  annotations: readonly ChartAnnotation[];
};

/** Totals and charts of a range. The only part of the product that keeps asking while a page is open. */
export function LiveSeries(props: LiveSeriesProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <SeriesCharts {...props} />
    </QueryClientProvider>
  );
}

function SeriesCharts({ path, initial, live, annotations }: LiveSeriesProps) {
  const { data, error, dataUpdatedAt } = useQuery(seriesQuery(path, initial, live));
  const charts = useMemo(() => prepareMonitoring(data, annotations), [data, annotations]);
  return (
    <>
      {error && (
        <p role="status" className="mb-3 rounded-md bg-amber-soft px-3 py-2 text-sm text-amber">
          {error.message} These are the numbers of <Time at={new Date(dataUpdatedAt)} />; this page keeps asking.
        </p>
      )}
      {live && !error && <p className="mb-1.5 text-sm text-muted">Live: asks again every 3 s.</p>}
      <SeriesTotals totals={data.totals} />
      <div className="grid gap-4 lg:grid-cols-2">
        {charts.map(({ key, title, note, model }) => (
          <Chart key={key} title={title} note={note} model={model} empty={emptyText(key, data)} />
        ))}
      </div>
    </>
  );
}

function emptyText(chart: string, { totals }: Series): string | undefined {
  if (totals.requests === null) return "No call of a model was received in this range.";
  if (chart === "cost") return "None of these models has a known price.";
  if (chart === "first-token") return "None of these calls said when its first token came.";
  return undefined;
}
