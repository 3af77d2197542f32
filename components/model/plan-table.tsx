import { formatParameters } from "#components/model/model-text.ts";
import { formatEnergy, formatFlops, formatHours, formatMass } from "#components/model/plan-text.ts";
import { formatBytes, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Plan, Way } from "#lib/model/planner/plan.ts";

const ROWS: readonly (readonly [title: string, show: (way: Way) => string])[] = [
  ["Trained parameters", (way) => formatParameters(way.trainedParameters)],
  ["Tokens seen", (way) => formatParameters(way.tokens)],
  ["Compute", (way) => formatFlops(way.flops)],
  ["Device hours", (way) => formatNumber(way.deviceHours, way.deviceHours < 100 ? 1 : 0)],
  ["On all devices", (way) => formatHours(way.wallHours)],
  ["Cost", (way) => `${formatNumber(way.costUsd, way.costUsd < 100 ? 2 : 0)} USD`],
  ["Energy", (way) => formatEnergy(way.energyKwh)],
  ["Carbon", (way) => formatMass(way.carbonKg)],
  ["Memory for training", (way) => formatBytes(way.memoryBytes)],
  ["Devices at least", (way) => formatNumber(way.leastDevices)],
];

/** The three ways of training beside prompting. */
export function PlanTable({ plan, requests }: { plan: Plan; requests: string }) {
  return (
    <Table caption="What each way takes">
      <thead>
        <tr className="bg-surface">
          <Th>
            <span className="sr-only">What it takes</span>
          </Th>
          <Th numeric>Pre-training</Th>
          <Th numeric>Full fine-tuning</Th>
          <Th numeric>LoRA</Th>
          <Th numeric>Prompting</Th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([title, show]) => (
          <Tr key={title}>
            <RowHead className="whitespace-nowrap">{title}</RowHead>
            <Td numeric>{show(plan.pretraining)}</Td>
            <Td numeric>{show(plan.fullTuning)}</Td>
            <Td numeric>{show(plan.lora)}</Td>
            <Td numeric className="text-muted">
              {title === "Cost" ? (
                <span className="text-ink">
                  {formatNumber(plan.promptingUsd, plan.promptingUsd < 100 ? 2 : 0)} USD
                  <span className="block text-xs text-muted">a month, {requests} requests</span>
                </span>
              ) : (
                "none"
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
