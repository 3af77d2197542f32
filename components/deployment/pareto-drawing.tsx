"use client";

import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisProps, GRID_PROPS, referenceLabel, tickLabel } from "#components/charts/axes.ts";
import { SeriesMark } from "#components/charts/series-mark.tsx";
import { MARKS, type ParetoModel, type ParetoPoint, qualityText } from "#components/deployment/prepare-pareto.ts";
import { formatNumber } from "#components/ui/format.ts";

const MARGIN = { top: 14, right: 12, bottom: 18, left: 0 };

/** Models as points: what each keeps, with its interval, against what it takes, and the frontier as steps. */
export function ParetoDrawing({ model, heightPx }: { model: ParetoModel; heightPx: number }) {
  return (
    <ResponsiveContainer width="100%" height={heightPx}>
      <ScatterChart margin={MARGIN} accessibilityLayer>
        <CartesianGrid {...GRID_PROPS} />
        <XAxis
          type="number"
          dataKey="x"
          domain={[...model.x.domain]}
          ticks={model.x.ticks.map(({ value }) => value)}
          tickFormatter={tickLabel(model.x.ticks)}
          label={{ value: `${model.x.name}, ${model.x.unit}`, position: "insideBottom", offset: -12, ...WORDS }}
          {...axisProps()}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={[...model.y.domain]}
          ticks={model.y.ticks.map(({ value }) => value)}
          tickFormatter={tickLabel(model.y.ticks)}
          width="auto"
          {...axisProps()}
        />
        <ReferenceLine
          y={model.target}
          stroke="var(--color-muted)"
          strokeDasharray="4 3"
          label={referenceLabel(`asked ≥ ${formatNumber(model.target, 1)} %`, "insideBottomRight")}
        />
        <Scatter
          data={[...model.steps]}
          line={{ stroke: "var(--color-series-1)", strokeWidth: 1.5, strokeDasharray: "6 3" }}
          shape={() => null}
          isAnimationActive={false}
          tooltipType="none"
        />
        <Scatter
          data={[...model.points]}
          isAnimationActive={false}
          shape={({ cx, cy, payload }: MarkProps) => <PointMark cx={cx} cy={cy} point={payload} />}
        >
          <ErrorBar
            dataKey="arms"
            direction="y"
            width={5}
            stroke="var(--color-muted)"
            strokeWidth={1.25}
            isAnimationActive={false}
          />
        </Scatter>
        <Tooltip cursor={false} content={<PointTooltip model={model} />} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

const WORDS = { fontSize: 11, fill: "var(--color-muted)" } as const;

type MarkProps = { cx?: number; cy?: number; payload?: ParetoPoint };

function PointMark({ cx, cy, point }: { cx?: number; cy?: number; point?: ParetoPoint }) {
  if (cx === undefined || cy === undefined || !point) return null;
  const isLeft = point.side === "left";
  return (
    <g>
      <g transform={`translate(${cx} ${cy}) scale(1.7)`}>
        <SeriesMark cx={0} cy={0} look={MARKS[point.mark].look} />
      </g>
      <text
        x={cx + (isLeft ? -10 : 10)}
        y={cy - 7}
        textAnchor={isLeft ? "end" : "start"}
        fontSize={12}
        fill="var(--color-ink)"
        style={{ paintOrder: "stroke", stroke: "var(--color-surface)", strokeWidth: 3, strokeLinejoin: "round" }}
      >
        {point.label}
      </text>
    </g>
  );
}

type TooltipProps = { model: ParetoModel; active?: boolean; payload?: readonly { payload?: ParetoPoint }[] };

/** What stands under the pointer. Recharts gives it `active` and `payload`. */
function PointTooltip({ model, active, payload }: TooltipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !point?.mark) return null;
  return (
    <div className="rounded-md border bg-surface px-2.5 py-1.5 text-xs shadow-sm">
      <p className="font-[550]">{point.label}</p>
      <p>
        {model.y.name} {qualityText(point)}
      </p>
      <p>
        {model.x.name} {formatNumber(point.x, model.digits)} {model.x.unit}
      </p>
      <p className="text-muted">{MARKS[point.mark].label}</p>
    </div>
  );
}
