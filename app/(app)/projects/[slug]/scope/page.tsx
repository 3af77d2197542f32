import type { Metadata } from "next";
import { z } from "zod";
import { ChecklistCards } from "#components/lifecycle/checklist-cards.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { SignPanel } from "#components/lifecycle/sign-panel.tsx";
import { BriefSection } from "#components/scope/brief-section.tsx";
import { FeasibilitySection } from "#components/scope/feasibility-section.tsx";
import { ObjectivesSection } from "#components/scope/objectives-section.tsx";
import { ResearchSections } from "#components/scope/research-sections.tsx";
import { RiskTierSection } from "#components/scope/risk-tier-section.tsx";
import { ScopeRail } from "#components/scope/scope-rail.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPhaseGate, listChecklistStates } from "#lib/gates/queries.ts";
import { getScope } from "#lib/scope/queries/get-scope.ts";
import { listObjectives } from "#lib/scope/queries/list-objectives.ts";

export const metadata: Metadata = { title: "Scope" };

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
/** Four lists share this page, each with its own parameter. */
const pagesSchema = z.object({ objectives: page, market: page, interviews: page, technology: page });

export default async function ScopePage({ params, searchParams }: PageProps<"/projects/[slug]/scope">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const pages = pagesSchema.parse(await searchParams);
  const [scope, objectives] = await Promise.all([
    getScope(access),
    listObjectives(access, { page: pages.objectives }),
    // What the header shows, asked for along with the rest and not after it.
    getPhaseGate(access, "scope"),
  ]);
  const mayEdit = may(access, "scope:update");
  const maySeeRecords = may(access, "record:read");
  const sections = scope.sections.filter(
    ({ anchor }) => maySeeRecords || !["market", "interviews", "technology"].includes(anchor),
  );
  return (
    <>
      <PhaseHeader slug={slug} phase="scope" />
      <ScopeRail sections={sections} />
      <div className="flex flex-col gap-4">
        <BriefSection slug={slug} brief={scope.brief} mayEdit={mayEdit} />
        <ObjectivesSection access={access} objectives={objectives} />
        {maySeeRecords && <ResearchSections access={access} pages={pages} />}
        <FeasibilitySection slug={slug} feasibility={scope.feasibility} mayEdit={mayEdit} />
        <RiskTierSection slug={slug} riskTier={scope.riskTier} mayEdit={mayEdit} />
        {scope.riskTier && <SignPanel slug={slug} subject="record:risk-tier" />}
        {maySeeRecords && <ChecklistCards slug={slug} checklists={await listChecklistStates(access, "scope")} />}
      </div>
    </>
  );
}
