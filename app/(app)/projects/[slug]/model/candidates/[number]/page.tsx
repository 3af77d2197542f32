import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { CandidateScores } from "#components/model/candidate-scores.tsx";
import { LicenceCard } from "#components/model/licence-card.tsx";
import { ModelDetails } from "#components/model/model-details.tsx";
import { RemoveNumbered } from "#components/model/remove-numbered.tsx";
import { Card } from "#components/ui/card.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { removeCandidateAction } from "#lib/model/actions.ts";
import { getCandidate } from "#lib/model/queries/get-candidate.ts";
import { WAYS } from "#lib/model/vocabulary.ts";

export const metadata: Metadata = { title: "Candidate" };

export default async function CandidatePage({ params }: PageProps<"/projects/[slug]/model/candidates/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "record:read");
  const view = await getCandidate(access, readRecordNumber(number));
  if (!view) notFound();
  const { model, way, note } = view.candidate;
  const mayEdit = may(access, "model:update");
  return (
    <>
      <PageHeader
        title={model.name}
        note={`candidate ${view.candidate.number}`}
        description={note ? `${WAYS[way]}. ${note}` : `${WAYS[way]}.`}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Model", href: `/projects/${slug}/model` },
        ]}
        actions={
          mayEdit && (
            <RemoveNumbered
              slug={slug}
              number={view.candidate.number}
              what={model.name}
              action={removeCandidateAction}
            />
          )
        }
      />
      <div className="grid gap-4">
        <LicenceCard slug={slug} view={view} mayEdit={mayEdit} />
        <CandidateScores slug={slug} view={view} mayEdit={mayEdit} />
        <Card title="Facts">
          <ModelDetails model={model} />
        </Card>
      </div>
    </>
  );
}
