import type { Metadata } from "next";
import { ChecklistCards } from "#components/lifecycle/checklist-cards.tsx";
import { NotesCard } from "#components/lifecycle/notes-card.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { SignPanel } from "#components/lifecycle/sign-panel.tsx";
import { CandidatesSection } from "#components/model/candidates-section.tsx";
import { CertificationsSection } from "#components/model/certifications-section.tsx";
import { CustomModelsSection } from "#components/model/custom-models-section.tsx";
import { DecisionSection } from "#components/model/decision-section.tsx";
import { SensitivitySection } from "#components/model/sensitivity-section.tsx";
import { UseSection } from "#components/model/use-section.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPhaseGate, listChecklistStates } from "#lib/gates/queries.ts";
import { getSelection } from "#lib/model/queries/get-selection.ts";
import { listCertifications } from "#lib/model/queries/list-certifications.ts";
import { listCustomModels } from "#lib/model/queries/list-custom-models.ts";
import { type DecisionView, listDecisions } from "#lib/model/queries/list-decisions.ts";

export const metadata: Metadata = { title: "Model" };

export default async function ModelPage({ params }: PageProps<"/projects/[slug]/model">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const [decisions, certifications] = await Promise.all([
    listDecisions(access),
    listCertifications(access),
    // What the header shows, asked for along with the rest and not after it.
    getPhaseGate(access, "model"),
  ]);
  return (
    <>
      <PhaseHeader
        slug={slug}
        phase="model"
        actions={<ButtonLink href={`/projects/${slug}/model/planner`}>Plan training</ButtonLink>}
      />
      <div className="grid gap-4">
        {may(access, "record:read") ? (
          <Records access={access} decisions={decisions} />
        ) : (
          <DecisionSection slug={slug} decisions={decisions} choices={null} />
        )}
        <CertificationsSection slug={slug} certifications={certifications} mayEdit={may(access, "model:update")} />
        {may(access, "record:read") && <RestOfThePhase slug={slug} />}
      </div>
    </>
  );
}

async function Records({
  access,
  decisions,
}: {
  access: ProjectAccess<"record:read">;
  decisions: readonly DecisionView[];
}) {
  const { slug } = access.project;
  const [selection, customModels] = await Promise.all([getSelection(access), listCustomModels(access)]);
  const mayEdit = may(access, "model:update");
  return (
    <>
      <UseSection slug={slug} use={selection.use} mayEdit={mayEdit} />
      <CandidatesSection slug={slug} selection={selection} customModels={customModels} mayEdit={mayEdit} />
      <SensitivitySection selection={selection} />
      <CustomModelsSection slug={slug} models={customModels} mayEdit={mayEdit} />
      <DecisionSection
        slug={slug}
        decisions={decisions}
        choices={may(access, "model:decide") ? selection.candidates : null}
      />
      {decisions.length > 0 && <SignPanel slug={slug} subject="record:model-decision" />}
    </>
  );
}

async function RestOfThePhase({ slug }: { slug: string }) {
  const access = await requireProject(slug, "record:read");
  const [{ round }, checklists] = await Promise.all([
    getPhaseGate(access, "model"),
    listChecklistStates(access, "model"),
  ]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <NotesCard
        slug={slug}
        phase="model"
        round={round}
        hint="What the comparison was made with: prompts, settings, readers, and what did not fit into a score."
      />
      <ChecklistCards checklists={checklists} slug={slug} />
    </div>
  );
}
