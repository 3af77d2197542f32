import type { Metadata } from "next";
import { AlignmentRuns } from "#components/alignment/alignment-runs.tsx";
import { CampaignsSection } from "#components/alignment/campaigns-section.tsx";
import { JudgesSection } from "#components/alignment/preferences/judges-section.tsx";
import { RewardModelsSection } from "#components/alignment/preferences/reward-models-section.tsx";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { alignmentSearch } from "#lib/alignment/schema.ts";

export const metadata: Metadata = { title: "Alignment" };

export default async function AlignmentPage({ params, searchParams }: PageProps<"/projects/[slug]/alignment">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { page } = alignmentSearch.parse(await searchParams);
  return (
    <PhaseWithNotes
      slug={slug}
      phase="alignment"
      hint="Say who judged what, how far they agreed, and what was changed because of it."
      actions={
        may(access, "campaign:update") && (
          <ButtonLink href={`/projects/${slug}/alignment/campaigns/new`}>New campaign</ButtonLink>
        )
      }
    >
      <CampaignsSection access={access} page={page} />
      <RewardModelsSection access={access} />
      <JudgesSection access={access} />
      <AlignmentRuns access={access} />
    </PhaseWithNotes>
  );
}
