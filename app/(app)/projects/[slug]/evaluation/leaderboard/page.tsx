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
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { leaderboardOf } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { splitMetric } from "#lib/evaluation/match.ts";
import { listMeasuredMetrics, type MeasuredMetric } from "#lib/evaluation/queries/list-choices.ts";
import { listModelScores } from "#lib/evaluation/queries/list-model-scores.ts";
import { listObjectiveStandings } from "#lib/evaluation/queries/list-objective-standings.ts";
import { LEADERBOARD_VIEWS, type LeaderboardView, leaderboardSearch } from "#lib/evaluation/schema.ts";
import { now } from "#lib/platform/clock.ts";
import { isGlueTask } from "#lib/statistics/glue.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

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
  const [metrics, standings] = await Promise.all([
    listMeasuredMetrics(access),
    view === "safety" ? listObjectiveStandings(access) : [],
  ]);
  const { scores, isCut } = await listModelScores(access, wantedBy(view, { metric, task, metrics, standings }));
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
          {view === "helm" && <LeaderboardHelm path={above} board={board} isCut={isCut} />}
          {view === "glue" && <LeaderboardGlue scores={scores} />}
          {view === "safety" && <LeaderboardSafety slug={slug} standings={standings} scores={scores} now={now()} />}
        </>
      )}
    </>
  );
}

type Chosen = {
  readonly metric?: string;
  readonly task?: readonly string[];
  readonly metrics: readonly MeasuredMetric[];
  readonly standings: readonly ObjectiveStanding[];
};

/** What a view needs of all that was measured: a table is cut where it gets too wide, which must not cut off what a view is about. */
function wantedBy(view: LeaderboardView, { metric, task, metrics, standings }: Chosen) {
  if (view === "glue") return { tasks: [...new Set(metrics.flatMap(({ tasks }) => tasks))].filter(isGlueTask) };
  if (view === "safety") {
    const floors = standings.flatMap(({ objective }) => (objective.safetyFloor ? [objective.metricKey] : []));
    return { metrics: floors.map((key) => metricKeyOf(splitMetric(key).metric)) };
  }
  return { metrics: metric === undefined ? undefined : [metric], tasks: task };
}
