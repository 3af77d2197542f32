import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvaluationFacts } from "#components/evaluation/evaluation-facts.tsx";
import { PartialBadge } from "#components/evaluation/score-cells.tsx";
import { ScoreTable } from "#components/evaluation/score-table.tsx";
import { SettingsList } from "#components/evaluation/settings-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getEvaluation, getEvaluationSettings } from "#lib/evaluation/queries/get-evaluation.ts";
import { evaluationNumber, evaluationSearch } from "#lib/evaluation/schema.ts";

export const metadata: Metadata = { title: "Evaluation" };

const PAGE_SIZE = 200;

type Props = PageProps<"/projects/[slug]/evaluation/[number]">;

export default async function OneEvaluationPage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const { page } = evaluationSearch.parse(await searchParams);
  const number = evaluationNumber(named.number);
  const evaluation = await getEvaluation(access, number, { page, pageSize: PAGE_SIZE });
  if (!evaluation) notFound();
  const settings = may(access, "record:read") ? await getEvaluationSettings(access, number) : null;
  const { scores } = evaluation;
  const path = `/projects/${slug}/evaluation`;
  const first = (page - 1) * PAGE_SIZE;
  return (
    <>
      <PageHeader
        title={evaluation.name}
        note={
          <>
            evaluation {evaluation.number} {evaluation.partial && <PartialBadge />}
          </>
        }
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: path },
        ]}
        actions={
          <>
            <a href={`${path}/${number}/csv`} className={buttonClass()}>
              Scores as CSV
            </a>
            {settings && (
              <a href={`${path}/${number}/file`} className={buttonClass()}>
                Source file
              </a>
            )}
          </>
        }
      />
      <EvaluationFacts evaluation={evaluation} />
      {evaluation.warnings.length > 0 && (
        <Card title="What was read with care" className="mt-4">
          <ul className="list-disc space-y-1 pl-4 text-pretty">
            {evaluation.warnings.map((warning) => (
              <li key={warning} className="break-words">
                {warning}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Scores" note={formatCount(scores.total, "score")} id="scores" flush className="mt-4">
        <ScoreTable scores={scores.items} />
        <div className="px-[var(--edge)]">
          <Pagination
            summary={`${formatNumber(first + 1)}–${formatNumber(first + scores.items.length)} of ${formatNumber(scores.total)}`}
            previousHref={page > 1 ? `?page=${page - 1}#scores` : undefined}
            nextHref={first + scores.items.length < scores.total ? `?page=${page + 1}#scores` : undefined}
          />
        </div>
      </Card>
      {settings && <SettingsList {...settings} />}
    </>
  );
}
