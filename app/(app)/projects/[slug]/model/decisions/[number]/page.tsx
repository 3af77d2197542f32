import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { DecisionRecord } from "#components/model/decision-record.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { requireProject } from "#lib/access/page.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { listDecisions } from "#lib/model/queries/list-decisions.ts";

export const metadata: Metadata = { title: "Model decision" };

export default async function DecisionPage({ params }: PageProps<"/projects/[slug]/model/decisions/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "project:read");
  const decisions = await listDecisions(access);
  const decision = decisions.find(({ version }) => version === readRecordNumber(number));
  if (!decision) notFound();
  const others = decisions.filter((one) => one !== decision);
  return (
    <>
      <PageHeader
        title={`Decision ${decision.version}`}
        note={decision === decisions[0] ? "in force" : "replaced by a later one"}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Model", href: `/projects/${slug}/model` },
        ]}
      />
      <Card
        title="As it was written"
        note={
          <>
            {decision.by}, <Time at={decision.at} />
          </>
        }
      >
        <DecisionRecord decision={decision} />
      </Card>
      {others.length > 0 && (
        <nav aria-label="Other versions" className="mt-3 flex flex-wrap gap-x-3 text-sm">
          {others.map(({ version }) => (
            <Link
              key={version}
              href={`/projects/${slug}/model/decisions/${version}`}
              className="rounded-sm text-accent hover:underline"
            >
              Version {version}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}
