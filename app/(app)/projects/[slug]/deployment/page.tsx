import type { Metadata } from "next";
import { OptimisationsSection } from "#components/deployment/optimisations-section.tsx";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { requireProject } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "Deployment" };

export default async function DeploymentPage({ params }: PageProps<"/projects/[slug]/deployment">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  return (
    <PhaseWithNotes
      slug={slug}
      phase="deployment"
      hint="Say what is released where, what the optimisation cost in quality, and how to go back to the release before."
    >
      <OptimisationsSection access={access} />
    </PhaseWithNotes>
  );
}
