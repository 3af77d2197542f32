"use client";

import {
  Bar,
  BarChart as Bars,
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisProps, barFill, GRID_PROPS, MARGIN, targetProps, tickLabel } from "#components/charts/axes.ts";
import { CategoryTick } from "#components/charts/category-tick.tsx";
import type { ChartModel, ChartPoint } from "#components/charts/chart-model.ts";
import { ChartTooltip } from "#components/charts/chart-tooltip.tsx";
import type { DrawingProps } from "#components/charts/lazy-chart.tsx";

const NAMED_GROUPS = 8;
const SHORT_NAME = 8;

/** Groups of bars to compare, each with its interval. */
export function BarChart({ model, heightPx }: DrawingProps) {
  return (
    <ResponsiveContainer width="100%" height={heightPx}>
      <Bars data={groupsOf(model)} margin={MARGIN} barGap={3} accessibilityLayer>
        <CartesianGrid {...GRID_PROPS} />
        <XAxis dataKey="x" tickFormatter={tickLabel(model.x.ticks)} {...axisProps()} {...namesOf(model)} />
        <YAxis
          domain={[...model.y.domain]}
          ticks={model.y.ticks.map(({ value }) => value)}
          tickFormatter={tickLabel(model.y.ticks)}
          width="auto"
          {...axisProps()}
        />
        {model.series.map(({ key, label, look, hasInterval }, index) => (
          <Bar
            key={key}
            dataKey={(group: Group) => group.points[index]?.y ?? null}
            name={label}
            fill={look.colour}
            fillOpacity={barFill(index)}
            stroke={look.colour}
            maxBarSize={36}
            radius={[3, 3, 0, 0]}
            isAnimationActive={false}
          >
            {hasInterval && (
              <ErrorBar
                dataKey={(group: Group) => armsOf(group.points[index])}
                width={5}
                stroke="var(--color-ink)"
                strokeWidth={1.25}
                isAnimationActive={false}
              />
            )}
          </Bar>
        ))}
        {model.target && <ReferenceLine {...targetProps(model.target)} />}
        <Tooltip
          cursor={{ fill: "var(--color-sunken)" }}
          content={<ChartTooltip model={model} />}
          isAnimationActive={false}
        />
      </Bars>
    </ResponsiveContainer>
  );
}

/** Few groups are all named, in two lines where that takes them; of many, as many as there is room for. */
function namesOf({ x: { ticks } }: ChartModel) {
  if (ticks.length > NAMED_GROUPS) return { interval: "preserveStartEnd" } as const;
  const isLong = ticks.some(({ label }) => label.length > SHORT_NAME);
  return { interval: 0, height: isLong ? 40 : 26, tick: CategoryTick } as const;
}

type Group = { readonly x: number; readonly points: readonly (ChartPoint | undefined)[] };

function groupsOf(model: ChartModel): Group[] {
  return model.x.ticks.map(({ value }) => ({
    x: value,
    points: model.series.map(({ points }) => points.find(({ x }) => x === value)),
  }));
}

/** How far the interval reaches below and above the bar. */
function armsOf(point: ChartPoint | undefined): [number, number] {
  if (!point || point.y === null) return [0, 0];
  return [point.y - (point.low ?? point.y), (point.high ?? point.y) - point.y];
}
