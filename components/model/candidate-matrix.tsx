import Link from "next/link";
import { VerdictBadge } from "#components/model/verdict-badge.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import type { ComparedCandidate } from "#lib/model/comparison.ts";
import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";

type CandidateMatrixProps = {
  slug: string;
  candidates: readonly ComparedCandidate[];
  criteria: readonly WeightedCriterion[];
};

export function CandidateMatrix({ slug, candidates, criteria }: CandidateMatrixProps) {
  return (
    <TableKeys>
      <Table caption="Candidates by criterion">
        <thead>
          <tr className="bg-surface">
            <Th>Candidate</Th>
            <Th>Licence</Th>
            {criteria.map(({ key, title, weight }) => (
              <Th key={key} numeric className="whitespace-normal! min-w-20 align-bottom">
                {title}
                <span className="block font-normal">weight {formatNumber(weight)}</span>
              </Th>
            ))}
            <Th numeric>Of 5</Th>
            <Th numeric className="whitespace-normal! min-w-24 align-bottom">
              First, of all weightings
            </Th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ number, model, way, licence, verdict, scores, total, place, winShare }) => (
            <Tr key={number}>
              <RowHead className="min-w-44">
                <Link href={`/projects/${slug}/model/candidates/${number}`} className="rounded-sm hover:underline">
                  {model.name}
                </Link>
                <span className="block text-xs font-normal text-muted">
                  {model.provider} · {way === "self" ? "run by ourselves" : "through its API"}
                </span>
              </RowHead>
              <Td>
                <VerdictBadge verdict={verdict} />
                <span className="block text-xs text-muted">{licence.name}</span>
              </Td>
              {criteria.map(({ key }) => {
                const score = scores.get(key);
                return (
                  <Td key={key} numeric title={score?.measured || undefined}>
                    {score ? formatNumber(score.points) : <span className="text-muted">–</span>}
                  </Td>
                );
              })}
              <Td numeric className="font-[550]">
                {total === null ? <span className="font-normal text-muted">not scored</span> : formatNumber(total, 2)}
                {place !== null && <span className="block text-xs font-normal text-muted">place {place}</span>}
              </Td>
              <Td numeric>{winShare === null ? <span className="text-muted">–</span> : formatPercent(winShare, 0)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
