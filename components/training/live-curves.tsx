"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { CurveControls } from "#components/training/curve-controls.tsx";
import { type CurveSettings, settingsOf, withSettings } from "#components/training/curve-settings.ts";
import { prepareCurves } from "#components/training/prepare-curves.ts";
import { curvesQueryOptions } from "#lib/training/client.ts";
import type { CurvesResponse } from "#lib/training/schema.ts";

type LiveCurvesProps = {
  /** The address of these curves in the API. */
  path: string;
  /** What the server rendered with. */
  initial: CurvesResponse;
  /** What stands after the question mark of the page's address. */
  search: string;
};

/** The curves of runs. Asks again while one of them is running. */
export function LiveCurves(props: LiveCurvesProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Curves {...props} />
    </QueryClientProvider>
  );
}

function Curves({ path, initial, search }: LiveCurvesProps) {
  const { data, error } = useQuery(curvesQueryOptions(path, initial));
  const [settings, setSettings] = useState(() => settingsOf(new URLSearchParams(search)));
  const charts = useMemo(() => prepareCurves(data, settings), [data, settings]);
  const isRunning = data.runs.some(({ status }) => status === "running");

  function change(changed: CurveSettings) {
    setSettings(changed);
    const query = `${withSettings(new URLSearchParams(window.location.search), changed)}`;
    // The address can be sent to somebody; the server has nothing to do with it.
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  }

  return (
    <section id="curves" aria-label="Curves" className="mt-4">
      <CurveControls settings={settings} onChange={change} />
      {error && (
        <p role="status" className="mt-3 rounded-md bg-amber-soft px-3 py-2 text-sm text-amber">
          {error.message} These are the last numbers that came; this page keeps asking.
        </p>
      )}
      {isRunning && !error && <p className="mt-2 text-sm text-muted">Running: asks again every 3 s.</p>}
      {charts.length === 0 ? (
        <p className="mt-3 rounded-lg border bg-surface px-4 py-10 text-center text-muted">
          No metric has two points or more yet.
        </p>
      ) : (
        <div className="mt-3 grid gap-4 lg:grid-cols-2">
          {charts.map(({ key, model }) => (
            <Chart
              key={key}
              title={key}
              note={settings.smoothing > 0 ? `smoothed ${(settings.smoothing / 100).toFixed(2)}` : undefined}
              model={model}
              empty="Nothing of this metric has a place on these axes."
            />
          ))}
        </div>
      )}
    </section>
  );
}
