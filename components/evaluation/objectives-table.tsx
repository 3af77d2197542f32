import Link from "next/link";
import { targetText } from "#components/charts/prepare.ts";
import { ItemCount, MeasuredScore, PartialBadge } from "#components/evaluation/score-cells.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { formatNumber, scoreDigits } from "#components/ui/format.ts";
import { Delta } from "#components/ui/score.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { splitMetric } from "#lib/evaluation/match.ts";
import type { ObjectiveState } from "#lib/evaluation/rules.ts";
import { metricKeyOf, metricOf } from "#lib/statistics/metrics.ts";

type ObjectivesTableProps = {
  standings: readonly ObjectiveStanding[];
  /** The address that draws a metric on a task. */
  hrefOf: (series: { metric: string; task: string }) => string;
};

/** How the states of an objective are shown. */
export const STATES: Record<ObjectiveState, { label: string; tone: BadgeTone }> = {
  met: { label: "met", tone: "good" },
  failed: { label: "failed", tone: "red" },
  insufficient: { label: "insufficient", tone: "amber" },
  "not-measured": { label: "not measured", tone: "neutral" },
};

/** What was promised beside what was measured. */
export function ObjectivesTable({ standings, hrefOf }: ObjectivesTableProps) {
  return (
    <Table caption="Objectives and their scores">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Objective</Th>
          <Th numeric>Score</Th>
          <Th numeric className="max-sm:hidden">
            n
          </Th>
          <Th numeric>Δ base</Th>
          <Th numeric className="max-sm:hidden">
            Target
          </Th>
          <Th className="max-sm:hidden">
            <span className="sr-only">State</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <ObjectiveRow key={standing.objective.id} standing={standing} hrefOf={hrefOf} />
        ))}
      </tbody>
    </Table>
  );
}

function ObjectiveRow({ standing, hrefOf }: { standing: ObjectiveStanding } & Pick<ObjectivesTableProps, "hrefOf">) {
  const { objective, judgement, measure, source } = standing;
  const { value, interval, n, nOriginal } = judgement;
  const state = objective.frozenAt ? STATES[judgement.state] : { label: "draft", tone: "neutral" as const };
  const href = measure && hrefOf({ metric: metricKeyOf(measure.metric), task: measure.task });
  const { baseline } = objective;
  const badges = (
    <>
      <Badge tone={state.tone}>{state.label}</Badge>
      {judgement.partial && <PartialBadge />}
    </>
  );
  return (
    <Tr>
      <RowHead>
        {href ? (
          <Link href={href} scroll={false} prefetch={false} className="rounded-sm hover:underline">
            {objective.name}
          </Link>
        ) : (
          objective.name
        )}
        <span className="block text-xs font-normal text-muted">{notesOf(standing).join(" · ")}</span>
        <span className="mt-1 flex gap-1 sm:hidden">{badges}</span>
      </RowHead>
      <Td numeric>
        <MeasuredScore
          value={value}
          nonFinite={judgement.reason === "objective.not-a-number" ? "NaN" : null}
          interval={interval}
          unit={objective.unit}
        />
      </Td>
      <Td numeric className="max-sm:hidden">
        <ItemCount n={n} nOriginal={nOriginal} />
      </Td>
      <Td numeric>
        <Delta
          value={judgement.deltaToBaseline}
          better={objective.direction === "target" ? undefined : objective.direction}
          significant={
            interval === null || baseline === null ? undefined : baseline < interval.low || baseline > interval.high
          }
          digits={value === null ? undefined : scoreDigits(value)}
        />
      </Td>
      <Td numeric className="max-sm:hidden">
        {requiredText(objective)}
      </Td>
      <Td className="max-sm:hidden" title={source ? `${judgement.fact} (${source})` : judgement.fact}>
        <span className="flex items-center gap-1">{badges}</span>
      </Td>
    </Tr>
  );
}

/** What an objective asks for: "≥ 0.90", "3 ± 0.5". */
export function requiredText({ direction, target, tolerance, unit }: ObjectiveStanding["objective"]): string {
  if (direction === "target") return `${formatNumber(target)} ± ${formatNumber(tolerance ?? 0)}${unit && ` ${unit}`}`;
  return targetText({ value: target, direction: direction === "higher" ? "at-least" : "at-most" }, unit);
}

function notesOf({ objective, judgement, measure }: ObjectiveStanding): string[] {
  const where = measure?.taskAlias ?? objective.dataset ?? metricOf(splitMetric(objective.metricKey).metric).title;
  return [
    where,
    ...(objective.safetyFloor ? ["safety floor"] : []),
    ...(objective.editedAfterFreeze ? ["edited after freezing"] : []),
    ...(objective.frozenAt && judgement.frozenAfterResult ? ["target set after the result"] : []),
  ];
}
