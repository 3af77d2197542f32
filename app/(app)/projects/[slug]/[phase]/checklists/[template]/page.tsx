import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ChecklistItem } from "#components/lifecycle/checklist-item.tsx";
import { ProgressSummary } from "#components/lifecycle/checklist-progress.tsx";
import { SignPanel } from "#components/lifecycle/sign-panel.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatDay } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getChecklist } from "#lib/gates/queries.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";
import { isTemplateKey, templateOf } from "#lib/lifecycle/templates.ts";

type Props = PageProps<"/projects/[slug]/[phase]/checklists/[template]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { template } = await params;
  return { title: isTemplateKey(template) ? templateOf(template).title : undefined };
}

export default async function ChecklistPage({ params }: Props) {
  const { slug, phase, template: key } = await params;
  if (!isTemplateKey(key) || templateOf(key).phase !== phase) notFound();
  const access = await requireProject(slug, "record:read");
  const checklist = await getChecklist(access, key);
  const { template, items, round } = checklist;
  const { title } = phaseOf(template.phase);
  return (
    <>
      <PageHeader
        title={template.title}
        note={`round ${round}`}
        description={template.purpose}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: title, href: `/projects/${slug}/${phase}` },
        ]}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Card title="Items" note={formatCount(items.length, "item")} flush>
          <ProgressSummary checklist={checklist} />
          <ol>
            {items.map((item) => (
              <ChecklistItem
                key={item.key}
                item={item}
                template={key}
                slug={slug}
                round={round}
                edits={may(access, "checklist:answer")}
              />
            ))}
          </ol>
        </Card>
        <div className="grid min-w-0 gap-4 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto">
          <SignPanel slug={slug} subject={`checklist:${key}`} />
          <p className="text-xs text-pretty text-muted">
            Version {template.version}, last checked against its references on {formatDay(template.reviewedOn)}. A help
            for a careful team, not legal advice.{" "}
            <TextLink href={`/projects/${slug}/policy/${phase}`}>What the gate asks</TextLink>
          </p>
        </div>
      </div>
    </>
  );
}
