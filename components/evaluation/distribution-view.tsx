import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { histogramData, reliabilityData } from "#components/evaluation/distribution-data.ts";
import { ScorePicker } from "#components/evaluation/score-picker.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import { getDistribution, listScoreChoices } from "#lib/evaluation/queries/get-measured-score.ts";

type DistributionViewProps = {
  access: ProjectAccess<"project:read">;
  path: string;
  number: number;
  /** The score that was asked for. */
  position?: number;
};

/** How the scores of single items are spread, and for confidence whether it can be believed. */
export async function DistributionView({ access, path, number, position }: DistributionViewProps) {
  const choices = await listScoreChoices(access, number);
  const chosen = choices.find((choice) => choice.position === position) ?? choices[0];
  if (!chosen) return <EmptyState title="No score of single tasks">There is nothing to draw.</EmptyState>;
  const found = await getDistribution(access, { number, position: chosen.position });
  if (!found) return null;
  const { metric, bins, reliability } = found;
  return (
    <div className="mt-4 grid gap-4">
      <ScorePicker path={path} view="distribution" chosen={chosen.position} choices={choices} />
      {(bins.length > 0 || !reliability) && (
        <Chart
          title={`${metric.title} of single items`}
          note={chosen.label === metric.title ? undefined : chosen.label}
          model={prepareChart(histogramData(bins, metric))}
          form="bar"
          heightPx={260}
          empty={
            <p className="max-w-md text-pretty">
              Nothing is known of single items: the file brought only the score, or the metric is computed over all
              items at once.
            </p>
          }
        />
      )}
      {reliability && (
        <Chart
          title="Reliability"
          note="well calibrated where both bars are equally high"
          model={prepareChart(reliabilityData(reliability))}
          form="bar"
          heightPx={260}
        />
      )}
    </div>
  );
}
