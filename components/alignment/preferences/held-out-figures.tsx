import { type Figure, Figures } from "#components/ui/figures.tsx";
import { formatDelta, formatNumber } from "#components/ui/format.ts";
import type { RewardModelDetail } from "#lib/alignment/reward-models/views.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** How a reward model did on prompts it had not seen. */
export function HeldOutFigures({ model }: { model: RewardModelDetail }) {
  const { test } = model.report;
  const { gain } = test.baseline;
  const figures: Figure[] = [
    {
      label: "Held-out accuracy",
      value: formatNumber(test.accuracy.value, 3),
      note: `${range(test.accuracy.interval)}, n ${formatNumber(test.accuracy.n)}`,
    },
    {
      label: "Chance",
      value: "0.5",
      note: test.accuracy.interval.low > 0.5 ? "beaten at the lower bound" : "not beaten",
    },
    {
      label: "By length alone",
      value: formatNumber(test.baseline.value, 3),
      note: range(test.baseline.interval),
    },
    {
      label: "Gain over length",
      value: formatDelta(gain.value),
      note: `${range(gain.interval)}, ${gain.interval.low > 0 ? "significant" : "not significant"}`,
    },
    { label: "Log-loss", value: formatNumber(test.logLoss, 3), note: "0.693 says nothing" },
    {
      label: "Calibration error",
      value: formatNumber(test.calibration.ece, 3),
      note: test.calibration.interval ? range(test.calibration.interval) : undefined,
    },
  ];
  return <Figures figures={figures} />;
}

function range({ low, high }: Interval): string {
  return `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}
