"use client";

import { type ReactNode, useCallback, useId, useRef, useState } from "react";
import { saveFile } from "#components/charts/save-file.ts";
import { Button } from "#components/ui/button.tsx";

type ChartFrameProps = {
  title: string;
  subtitle?: string;
  /** What the chart shows, in sentences, for those who do not see it. */
  summary: string;
  /** What stands in its place when nothing was measured. */
  empty: ReactNode | null;
  heightPx: number;
  csv: () => string;
  table: ReactNode;
  legend?: ReactNode;
  /** @param showTable to be called when the drawing cannot be loaded. */
  drawing: (showTable: () => void) => ReactNode;
};

/** What every chart has around its drawing: the same numbers as a table, CSV and PNG, and a summary in words. */
export function ChartFrame({
  title,
  subtitle,
  summary,
  empty,
  heightPx,
  csv,
  table,
  legend,
  drawing,
}: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const showTable = useCallback(() => setAsTable(true), []);
  const figure = useRef<HTMLElement>(null);
  const id = useId();

  async function savePng() {
    const drawn = figure.current?.querySelector<SVGSVGElement>(".recharts-surface");
    if (!drawn) return;
    const { pngOf } = await import("#components/charts/chart-png.ts");
    saveFile(`${title}.png`, await pngOf(drawn));
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
        {empty === null && (
          <div className="-mr-2 ml-auto flex print:hidden">
            <Button variant="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? "Chart" : "Table"}
            </Button>
            <Button
              variant="quiet"
              size="small"
              onClick={() => saveFile(`${title}.csv`, new Blob([csv()], { type: "text/csv;charset=utf-8" }))}
            >
              CSV
            </Button>
            <Button variant="quiet" size="small" disabled={asTable} onClick={savePng}>
              PNG
            </Button>
          </div>
        )}
      </header>
      {empty !== null ? (
        <div className="grid place-items-center text-center text-muted" style={{ height: heightPx }}>
          {empty}
        </div>
      ) : asTable ? (
        table
      ) : (
        drawing(showTable)
      )}
      {empty === null && legend}
      <figcaption className="sr-only">{summary}</figcaption>
    </figure>
  );
}
