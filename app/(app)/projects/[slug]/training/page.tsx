import type { Metadata } from "next";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "Training" };

export default async function TrainingPage({ params }: PageProps<"/projects/[slug]/training">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  return (
    <PhaseWithNotes
      slug={slug}
      phase="training"
      hint="Say how the model was prompted or fine-tuned, on which data, with which settings, and which run or prompt was chosen."
      actions={
        may(access, "record:read") && (
          <>
            <ButtonLink href={`/projects/${slug}/training/caching`}>Caching</ButtonLink>
            <ButtonLink href={`/projects/${slug}/training/connections`}>Connections</ButtonLink>
          </>
        )
      }
    />
  );
}
