import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { FreezeState } from "#components/scope/freeze-state.tsx";
import { metricText, requiredText } from "#components/scope/objective-text.ts";
import { RevisionsTable } from "#components/scope/revisions-table.tsx";
import { Words } from "#components/scope/words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import { requireProject } from "#lib/access/page.ts";
import { findObjective } from "#lib/scope/queries/list-objectives.ts";

export const metadata: Metadata = { title: "Objective" };

export default async function ObjectivePage({ params }: PageProps<"/projects/[slug]/scope/objectives/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "project:read");
  const objective = /^[1-9]\d{0,8}$/.test(number) ? await findObjective(access, Number(number)) : null;
  if (!objective) notFound();
  return (
    <>
      <PageHeader
        title={objective.name}
        note={`objective ${objective.number}`}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Scope", href: `/projects/${slug}/scope#objectives` },
        ]}
        description={`${metricText(objective.metricKey)} ${requiredText(objective)}`}
      />
      <div className="flex flex-col gap-4">
        <Card>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <FreezeState objective={objective} />
            {objective.safetyFloor && <Badge tone="red">safety floor</Badge>}
            {objective.retiredAt && (
              <Badge tone="neutral">
                retired <Time at={objective.retiredAt} day />
              </Badge>
            )}
            <p className="text-muted">
              measured on {objective.dataset ?? "any dataset"}
              {objective.dueOn && (
                <>
                  , due <Time at={objective.dueOn} day />
                </>
              )}
              , supported by {formatCount(objective.interviews, "interview")}
            </p>
          </div>
          <dl className="mt-3 max-w-3xl">
            <Words term="Why this number">{objective.why}</Words>
          </dl>
        </Card>
        <Card title="Definitions" note="every one it has had, the newest first" flush>
          <RevisionsTable revisions={objective.revisions} />
        </Card>
      </div>
    </>
  );
}
