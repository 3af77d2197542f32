import type { Metadata } from "next";
import { LeaderboardGlue } from "#components/evaluation/leaderboard-glue.tsx";
import { LeaderboardHelm } from "#components/evaluation/leaderboard-helm.tsx";
import { leaderboardHref } from "#components/evaluation/leaderboard-href.ts";
import { LeaderboardPicker } from "#components/evaluation/leaderboard-picker.tsx";
import { LeaderboardSafety } from "#components/evaluation/leaderboard-safety.tsx";
import { LeaderboardScores } from "#components/evaluation/leaderboard-scores.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { requireProject } from "#lib/access/page.ts";
import { leaderboardOf } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { listMeasuredMetrics } from "#lib/evaluation/queries/list-choices.ts";
import { listModelScores } from "#lib/evaluation/queries/list-model-scores.ts";
import { listObjectiveStandings } from "#lib/evaluation/queries/list-objective-standings.ts";
import { LEADERBOARD_VIEWS, type LeaderboardView, leaderboardSearch } from "#lib/evaluation/schema.ts";
import { now } from "#lib/platform/clock.ts";

export const metadata: Metadata = { title: "Leaderboard" };

const LABELS: Record<LeaderboardView, string> = {
  scores: "Scores",
  helm: "By group of metrics",
  glue: "GLUE",
  safety: "Safety floors",
};

type Props = PageProps<"/projects/[slug]/evaluation/leaderboard">;

export default async function LeaderboardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = leaderboardSearch.parse(await searchParams);
  const { view, metric, task } = search;
  const [metrics, { scores, isCut }, standings] = await Promise.all([
    listMeasuredMetrics(access),
    listModelScores(access, { metric, tasks: task }),
    view === "safety" ? listObjectiveStandings(access) : [],
  ]);
  const above = `/projects/${slug}/evaluation`;
  const path = `${above}/leaderboard`;
  const board = leaderboardOf(scores);
  return (
    <>
      <PageHeader
        title="Leaderboard"
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: above },
        ]}
        actions={
          scores.length > 0 && (
            <a href={leaderboardHref(`${path}/csv`, { metric, task })} className={buttonClass()}>
              CSV
            </a>
          )
        }
      />
      <Tabs
        label="Views of the leaderboard"
        tabs={LEADERBOARD_VIEWS.map((one) => ({
          label: LABELS[one],
          href: leaderboardHref(path, { ...search, view: one }),
          current: one === view,
        }))}
      />
      <LeaderboardPicker path={path} search={search} metrics={metrics} />
      {scores.length === 0 ? (
        <Card className="mt-4">
          <EmptyState title="Nothing was measured">
            Models are set side by side here once evaluations with scores of single tasks are there.
          </EmptyState>
        </Card>
      ) : (
        <>
          {view === "scores" && <LeaderboardScores path={above} board={board} isCut={isCut} />}
          {view === "helm" && <LeaderboardHelm path={above} board={board} />}
          {view === "glue" && <LeaderboardGlue scores={scores} />}
          {view === "safety" && <LeaderboardSafety slug={slug} standings={standings} scores={scores} now={now()} />}
        </>
      )}
    </>
  );
}
