import { Text, type XAxisTickContentProps } from "recharts";
import { axisProps } from "#components/charts/axes.ts";

/** The name of a group of bars, below it and no wider: in two lines where one is too short. */
export function CategoryTick({ x, y, payload, tickFormatter, index, width, visibleTicksCount }: XAxisTickContentProps) {
  return (
    <Text
      x={x}
      y={y}
      width={Number(width) / visibleTicksCount - GAP_PX}
      maxLines={2}
      textAnchor="middle"
      verticalAnchor="start"
      {...axisProps().tick}
    >
      {tickFormatter ? tickFormatter(payload.value, index) : String(payload.value)}
    </Text>
  );
}

const GAP_PX = 6;
