import Link from "next/link";
import { formatP, intervalRange, MeasuredScore } from "#components/evaluation/score-cells.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber, scoreDigits } from "#components/ui/format.ts";
import { Delta } from "#components/ui/score.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { METHODS, sayVerdict } from "#lib/evaluation/comparison/words.ts";

type ComparisonTableProps = {
  scores: readonly ComparedScore[];
  labels: { baseline: string; candidate: string };
  chosen: ComparedScore | null;
  /** Where the items of a score are listed; left out for those who may not read them. */
  hrefOf?: (score: ComparedScore) => string;
};

/** Every score that two evaluations share, with its difference and what that shows. */
export function ComparisonTable({ scores, labels, chosen, hrefOf }: ComparisonTableProps) {
  return (
    <Table caption="Compared scores">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Score</Th>
          <Th>Verdict</Th>
          <Th numeric>Δ</Th>
          <Th numeric>95 % interval</Th>
          <Th numeric>p, Holm</Th>
          <Th numeric>{labels.baseline}</Th>
          <Th numeric>{labels.candidate}</Th>
          <Th numeric>Shared n</Th>
          <Th numeric>Wins / losses / ties</Th>
          <Th>Method</Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <ComparedRow
            key={JSON.stringify([score.task, score.filter, score.metricKey])}
            score={score}
            isChosen={score === chosen}
            href={score.column && score.paired?.items ? hrefOf?.(score) : undefined}
          />
        ))}
      </tbody>
    </Table>
  );
}

function ComparedRow({ score, isChosen, href }: { score: ComparedScore; isChosen: boolean; href?: string }) {
  const { title, taskAlias, filter, unit, direction, baseline, candidate, paired, unpaired, settingsDiffer } = score;
  const verdict = sayVerdict(score);
  const shown = paired ?? unpaired;
  const items = paired?.items;
  const name = [taskAlias, ...(filter === "none" ? [] : [filter])].join(" · ");
  return (
    <Tr className={isChosen ? "bg-sunken/60" : undefined}>
      <RowHead>
        {href ? (
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            aria-current={isChosen || undefined}
            className="rounded-sm hover:underline"
          >
            {title}
          </Link>
        ) : (
          title
        )}
        <span className="block text-xs font-normal text-muted">{name}</span>
      </RowHead>
      <Td className="whitespace-nowrap">
        <span className="flex flex-wrap gap-1">
          <Badge tone={verdict.tone}>{verdict.text}</Badge>
          {settingsDiffer && (
            <span title="The two were computed with other settings, so that a part of the difference is one of measuring.">
              <Badge tone="amber">other settings</Badge>
            </span>
          )}
        </span>
      </Td>
      <Td numeric>
        <Delta
          value={shown?.delta ?? null}
          better={direction ?? undefined}
          significant={verdict.tone !== "neutral"}
          digits={shown ? scoreDigits(candidate.value ?? shown.delta) : undefined}
        />
      </Td>
      <Td numeric className="text-muted">
        {intervalRange(shown?.interval ?? null, scoreDigits(candidate.value ?? 0))}
      </Td>
      <Td numeric className="text-muted" title={paired ? `Before the correction ${formatP(paired.p)}` : undefined}>
        {formatP(paired && !Number.isNaN(paired.p) ? paired.adjustedP : null)}
      </Td>
      <Td numeric>
        <MeasuredScore
          value={paired?.baseline ?? baseline.value}
          nonFinite={null}
          interval={paired ? null : baseline.interval}
          unit={unit}
        />
      </Td>
      <Td numeric>
        <MeasuredScore
          value={paired?.candidate ?? candidate.value}
          nonFinite={null}
          interval={paired ? null : candidate.interval}
          unit={unit}
        />
      </Td>
      <Td numeric>{paired ? formatNumber(paired.n) : <span className="text-muted">not paired</span>}</Td>
      <Td numeric>
        {items ? (
          `${formatNumber(items.wins)} / ${formatNumber(items.losses)} / ${formatNumber(items.ties)}`
        ) : (
          <span className="text-muted">—</span>
        )}
      </Td>
      <Td className="text-sm text-muted">
        <span className="block whitespace-nowrap">{paired ? METHODS[paired.method] : "two intervals"}</span>
        {paired?.detectable != null && (
          <span
            className="block whitespace-nowrap text-xs"
            title="With so many items, a difference of this size is shown four times out of five."
          >
            shows {formatNumber(paired.detectable, scoreDigits(candidate.value ?? paired.detectable))} or more
          </span>
        )}
      </Td>
    </Tr>
  );
}
