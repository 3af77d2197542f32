"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { annotationProps, axisProps, GRID_PROPS, MARGIN, targetProps, tickLabel } from "#components/charts/axes.ts";
import type { ChartPoint, SeriesLook } from "#components/charts/chart-model.ts";
import { ChartTooltip } from "#components/charts/chart-tooltip.tsx";
import type { DrawingProps } from "#components/charts/lazy-chart.tsx";
import { SeriesMark } from "#components/charts/series-mark.tsx";

const MARKED_POINTS = 40;

/** Lines over time: bands for intervals, breaks for gaps, the target, and what happened when. */
export function LineChart({ model, heightPx }: DrawingProps) {
  return (
    <ResponsiveContainer width="100%" height={heightPx}>
      <ComposedChart margin={MARGIN} accessibilityLayer>
        <CartesianGrid {...GRID_PROPS} />
        <XAxis
          dataKey="x"
          type="number"
          scale={model.x.scale}
          domain={[...model.x.domain]}
          ticks={model.x.ticks.map(({ value }) => value)}
          tickFormatter={tickLabel(model.x.ticks)}
          padding={{ left: 14, right: 14 }}
          minTickGap={16}
          allowDuplicatedCategory={false}
          {...axisProps()}
        />
        <YAxis
          scale={model.y.scale}
          domain={[...model.y.domain]}
          ticks={model.y.ticks.map(({ value }) => value)}
          tickFormatter={tickLabel(model.y.ticks)}
          width="auto"
          {...axisProps()}
        />
        {model.series.map(
          ({ key, points, hasInterval, look }) =>
            hasInterval && (
              <Area
                key={`${key}-interval`}
                data={[...points]}
                dataKey={intervalOf}
                stroke="none"
                fill={look.colour}
                fillOpacity={0.18}
                isAnimationActive={false}
                activeDot={false}
                tooltipType="none"
              />
            ),
        )}
        {model.target && <ReferenceLine {...targetProps(model.target)} />}
        {model.annotations.map((annotation) => (
          <ReferenceLine key={`${annotation.x}-${annotation.label}`} {...annotationProps(annotation)} />
        ))}
        {model.series.map(({ key, label, points, look }) => (
          <Line
            key={key}
            data={[...points]}
            dataKey="y"
            name={label}
            stroke={look.colour}
            strokeWidth={1.75}
            strokeDasharray={look.dash}
            isAnimationActive={false}
            dot={({ cx, cy, index }) => (
              <Dot key={index} cx={isMarked(points, index) ? cx : undefined} cy={cy} look={look} />
            )}
          />
        ))}
        <Tooltip
          cursor={{ stroke: "var(--color-faint)" }}
          content={<ChartTooltip model={model} />}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Few points are all marked; of many, those that stand alone between two gaps, where no line would show them. */
function isMarked(points: readonly ChartPoint[], index: number): boolean {
  if (points.length <= MARKED_POINTS) return true;
  return (points[index - 1]?.y ?? null) === null && (points[index + 1]?.y ?? null) === null;
}

/** Recharts names no place for a point that was not measured. */
function Dot({ cx, cy, look }: { cx?: number; cy?: number | null; look: SeriesLook }) {
  return cx === undefined || cy === undefined || cy === null ? null : <SeriesMark cx={cx} cy={cy} look={look} />;
}

function intervalOf({ y, low, high }: ChartPoint): [number, number] | null {
  return y === null || low === undefined || high === undefined ? null : [low, high];
}
