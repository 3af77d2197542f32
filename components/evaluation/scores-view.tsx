import { JudgeAgreementNote } from "#components/evaluation/judge-agreement.tsx";
import { ScoreTable } from "#components/evaluation/score-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { EvaluationWithScores } from "#lib/evaluation/queries/get-evaluation.ts";
import { getJudgeAgreement } from "#lib/evaluation/queries/get-judge-agreement.ts";
import { listObjectiveStandings } from "#lib/evaluation/queries/list-objective-standings.ts";

/** The scores of an evaluation, page by page, beside the baselines of the objectives they measure. */
export async function ScoresView({
  access,
  number,
  scores: { items, total, page, pageSize },
}: {
  access: ProjectAccess<"project:read">;
  number: number;
  scores: EvaluationWithScores["scores"];
}) {
  const [standings, agreement] = await Promise.all([listObjectiveStandings(access), getJudgeAgreement(access, number)]);
  const first = (page - 1) * pageSize;
  return (
    <Card title="Scores" note={formatCount(total, "score")} id="scores" flush className="mt-4">
      {agreement && (
        <div className="px-[var(--edge)] pb-2">
          <JudgeAgreementNote agreement={agreement} />
        </div>
      )}
      <ScoreTable scores={items} objectives={standings.map(({ objective }) => objective)} />
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
          previousHref={page > 1 ? `?page=${page - 1}#scores` : undefined}
          nextHref={first + items.length < total ? `?page=${page + 1}#scores` : undefined}
        />
      </div>
    </Card>
  );
}
