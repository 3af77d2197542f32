import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsentCard } from "#components/data/consent-card.tsx";
import { EditSource } from "#components/data/edit-source.tsx";
import { PageLinks } from "#components/data/page-links.tsx";
import { RetireSource } from "#components/data/retire-source.tsx";
import { RevisionList } from "#components/data/revision-list.tsx";
import { SourceDetails } from "#components/data/source-details.tsx";
import { SourceState } from "#components/data/source-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getSource } from "#lib/data/queries/get-source.ts";
import { listRevisions } from "#lib/data/queries/list-revisions.ts";
import { readRecordNumber, sourcePagesSchema } from "#lib/data/schema.ts";

export const metadata: Metadata = { title: "Data source" };

export default async function SourcePage({
  params,
  searchParams,
}: PageProps<"/projects/[slug]/data/sources/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "record:read");
  const source = await getSource(access, readRecordNumber(number));
  if (!source) notFound();
  const pages = sourcePagesSchema.parse(await searchParams);
  const hrefOf = (change: Partial<typeof pages>) => `?${new URLSearchParams(toText({ ...pages, ...change }))}`;
  const revisions = await listRevisions(access, source.number, pages.revisions);
  const edits = may(access, "data:update") && !source.retired;
  return (
    <>
      <PageHeader
        title={source.definition.name}
        note={`source ${source.number}`}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Data", href: `/projects/${slug}/data` },
        ]}
        actions={
          edits && (
            <>
              <RetireSource slug={slug} number={source.number} name={source.definition.name} />
              <EditSource slug={slug} source={source} />
            </>
          )
        }
      />
      <SourceState source={source} />
      <Card title="Definition" note={`revision ${source.revision}`}>
        <SourceDetails definition={source.definition} />
      </Card>
      <ConsentCard
        access={access}
        source={source}
        page={pages.consents}
        hrefOf={(consents) => `${hrefOf({ consents })}#consents`}
      />
      <Card title="History" note="of the definition" id="history" flush className="mt-4">
        <RevisionList revisions={revisions.items} />
        <PageLinks list={revisions} hrefOf={(page) => `${hrefOf({ revisions: page })}#history`} />
      </Card>
    </>
  );
}

function toText(pages: { consents: number; revisions: number }): Record<string, string> {
  return { consents: String(pages.consents), revisions: String(pages.revisions) };
}
