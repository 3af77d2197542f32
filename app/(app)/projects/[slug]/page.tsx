import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { GatePanel } from "#components/lifecycle/gate-panel.tsx";
import { TrailNavigation } from "#components/lifecycle/trail.tsx";
import { ActivityList } from "#components/projects/activity-list.tsx";
import { ObjectivesBoard } from "#components/projects/objectives-board.tsx";
import { riskLabel } from "#components/projects/portfolio-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getProjectHome } from "#lib/gates/project-home.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";

export async function generateMetadata({ params }: PageProps<"/projects/[slug]">): Promise<Metadata> {
  const access = await requireProject((await params).slug, "project:read");
  return { title: access.project.name };
}

export default async function ProjectPage({ params }: PageProps<"/projects/[slug]">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { summary, dueOn, riskTier, blocker, gate, objectives, activity } = await getProjectHome(access);
  const phase = phaseOf(gate.phase);
  return (
    <>
      <PageHeader
        title={access.project.name}
        note={
          <>
            {riskLabel(riskTier)}
            {dueOn && (
              <>
                {" · due "}
                <Time at={dueOn.toISOString()} day />
              </>
            )}
          </>
        }
        breadcrumb={[{ label: "Portfolio", href: "/" }]}
        description={summary}
        actions={
          <>
            {may(access, "ledger:read") && <ButtonLink href={`/projects/${slug}/history`}>History</ButtonLink>}
            {may(access, "record:read") && <ButtonLink href={`/projects/${slug}/members`}>Members</ButtonLink>}
            {blocker?.action && may(access, "record:read") && (
              <ButtonLink variant="primary" href={`/projects/${slug}/${blocker.action.path}`}>
                {blocker.action.label}
              </ButtonLink>
            )}
          </>
        }
      />
      <TrailNavigation trail={gate.trail} slug={slug} />
      <h2 className="mb-2 font-semibold">
        {blocker ? `${phase.number}. ${phase.title}: ${phase.purpose}` : "Every gate is open."}
      </h2>
      <GatePanel
        judgement={gate.judgement}
        slug={slug}
        policy={`${gate.phase} v${gate.policy.version}`}
        readOnly={!may(access, "record:read")}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title="Objectives" flush>
          <ObjectivesBoard objectives={objectives} slug={slug} />
        </Card>
        <Card title="Activity" flush>
          <ActivityList activity={activity} />
        </Card>
      </div>
    </>
  );
}
