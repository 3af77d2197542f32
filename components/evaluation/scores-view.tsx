import { ScoreTable } from "#components/evaluation/score-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { EvaluationWithScores } from "#lib/evaluation/queries/get-evaluation.ts";
import { listObjectiveStandings } from "#lib/evaluation/queries/list-objective-standings.ts";

/** The scores of an evaluation, page by page, beside the baselines of the objectives they measure. */
export async function ScoresView({
  access,
  scores: { items, total, page, pageSize },
}: {
  access: ProjectAccess<"project:read">;
  scores: EvaluationWithScores["scores"];
}) {
  const standings = await listObjectiveStandings(access);
  const first = (page - 1) * pageSize;
  return (
    <Card title="Scores" note={formatCount(total, "score")} id="scores" flush className="mt-4">
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
