import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MachineBadge, PositionFlag } from "#components/alignment/preferences/flags.tsx";
import { JudgeBiasCard } from "#components/alignment/preferences/judge-bias-card.tsx";
import { JudgeFacts } from "#components/alignment/preferences/judge-facts.tsx";
import { JudgeFigures } from "#components/alignment/preferences/judge-figures.tsx";
import { JudgeRankingCard } from "#components/alignment/preferences/judge-ranking-card.tsx";
import { JudgedPairs } from "#components/alignment/preferences/judged-pairs.tsx";
import { VerdictsCard } from "#components/alignment/preferences/verdicts-card.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { judgeAnswersQuery } from "#lib/alignment/judges/schema.ts";
import type { Verdict } from "#lib/alignment/judges/verdict.ts";
import { getJudgePromptText, getJudgeRun } from "#lib/alignment/queries/get-judge-run.ts";
import { listJudgedPairs } from "#lib/alignment/queries/list-judged-pairs.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const metadata: Metadata = { title: "Machine judge" };

type Props = PageProps<"/projects/[slug]/alignment/judges/[number]">;

export default async function JudgePage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const number = campaignNumberOf(named.number);
  const asked = judgeAnswersQuery.catch({ page: 1 }).parse(await searchParams);
  const seesRecords = may(access, "record:read");
  const [run, pairs, prompt] = await Promise.all([
    getJudgeRun(access, number),
    may(access, "record:read") ? listJudgedPairs(access, number, { ...asked, pageSize: 10 }) : null,
    may(access, "record:read") ? getJudgePromptText(access, number) : null,
  ]);
  if (!run) notFound();
  const path = `/projects/${slug}/alignment`;
  const hrefOf = (verdict: Verdict | undefined, page: number) => {
    const query = new URLSearchParams({ ...(verdict && { verdict }), ...(page > 1 && { page: String(page) }) });
    return `${path}/judges/${number}?${query}#pairs`;
  };
  return (
    <>
      <PageHeader
        title={run.name}
        note={
          <>
            judge {run.number} <MachineBadge /> <PositionFlag flag={run.positionFlag} />
          </>
        }
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
          { label: "Machine judges", href: `${path}/judges` },
        ]}
        actions={
          seesRecords && (
            <ButtonLink href={`/api/v1/projects/${slug}/judges/${number}/labels`} prefetch={false}>
              Export labels
            </ButtonLink>
          )
        }
      />
      <JudgeFigures run={run} />
      <JudgeFacts run={run} prompt={prompt} path={path} />
      {run.warnings.length > 0 && (
        <Card title="What to know" className="mt-4">
          <ul className="list-disc space-y-1 pl-4 text-pretty">
            {run.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Card>
      )}
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <JudgeBiasCard figures={run.figures} />
        <VerdictsCard figures={run.figures} hrefOf={seesRecords ? (verdict) => hrefOf(verdict, 1) : undefined} />
      </div>
      {run.figures.ranking && (
        <div className="mt-4">
          <JudgeRankingCard ranking={run.figures.ranking} />
        </div>
      )}
      {pairs && <JudgedPairs pairs={pairs} verdict={asked.verdict} hrefOf={hrefOf} />}
    </>
  );
}
