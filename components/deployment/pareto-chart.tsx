"use client";

import { type ComponentType, useEffect, useState } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { SeriesMark } from "#components/charts/series-mark.tsx";
import { MARKS, type Mark, type ParetoModel, paretoCsv, qualityText } from "#components/deployment/prepare-pareto.ts";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";

const HEIGHT_PX = 300;

/** What each optimisation keeps against what it takes. */
export function ParetoChart({ model }: { model: ParetoModel }) {
  return (
    <ChartFrame
      title="Quality against cost"
      subtitle={model.empty ? undefined : `${model.y.name.toLowerCase()}, %, with 95 % intervals`}
      summary={model.summary}
      empty={
        model.empty
          ? "Nothing to draw yet: a sheet needs two compared evaluations, and this quantity measured of its candidate."
          : null
      }
      heightPx={model.empty ? 120 : HEIGHT_PX}
      csv={() => paretoCsv(model)}
      table={<PointTable model={model} />}
      legend={<Legend marks={[...new Set(model.points.map(({ mark }) => mark))]} />}
      drawing={(showTable) => <LazyDrawing model={model} onFailure={showTable} />}
    />
  );
}

/** Loads the drawing library once the page is painted; when it cannot be loaded, the table still can be read. */
function LazyDrawing({ model, onFailure }: { model: ParetoModel; onFailure: () => void }) {
  const [Drawing, setDrawing] = useState<ComponentType<{ model: ParetoModel; heightPx: number }> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("#components/deployment/pareto-drawing.tsx").then(
      ({ ParetoDrawing }) => wanted && setDrawing(() => ParetoDrawing),
      () => wanted && onFailure(),
    );
    return () => {
      wanted = false;
    };
  }, [onFailure]);
  return <div style={{ height: HEIGHT_PX }}>{Drawing && <Drawing model={model} heightPx={HEIGHT_PX} />}</div>;
}

function Legend({ marks }: { marks: readonly Mark[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      {marks.map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3.5">
            <SeriesMark cx={6} cy={6} look={MARKS[mark].look} />
          </svg>
          {MARKS[mark].label}
        </li>
      ))}
    </ul>
  );
}

function PointTable({ model }: { model: ParetoModel }) {
  return (
    <div style={{ minHeight: HEIGHT_PX }}>
      <Table caption="Quality against cost" maxHeight={`${HEIGHT_PX}px`}>
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Model</Th>
            <Th numeric>{model.y.name}</Th>
            <Th numeric>
              {model.x.name}, {model.x.unit}
            </Th>
            <Th>Standing</Th>
          </tr>
        </thead>
        <tbody>
          {model.points.map((point) => (
            <Tr key={point.key}>
              <RowHead className="font-normal">{point.label}</RowHead>
              <Td numeric>{qualityText(point)}</Td>
              <Td numeric>{formatNumber(point.x, model.digits)}</Td>
              <Td>{MARKS[point.mark].label}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
