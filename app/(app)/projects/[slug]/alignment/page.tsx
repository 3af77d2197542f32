import type { Metadata } from "next";
import { JudgesSection } from "#components/alignment/preferences/judges-section.tsx";
import { RewardModelsSection } from "#components/alignment/preferences/reward-models-section.tsx";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { requireProject } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "Alignment" };

export default async function AlignmentPage({ params }: PageProps<"/projects/[slug]/alignment">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  return (
    <PhaseWithNotes
      slug={slug}
      phase="alignment"
      hint="Say who judged what, how far they agreed, and what was changed because of it."
    >
      <RewardModelsSection access={access} />
      <JudgesSection access={access} />
    </PhaseWithNotes>
  );
}
