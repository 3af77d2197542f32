import type { Metadata } from "next";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";

export const metadata: Metadata = { title: "Deployment" };

export default async function DeploymentPage({ params }: PageProps<"/projects/[slug]/deployment">) {
  const { slug } = await params;
  return (
    <PhaseWithNotes
      slug={slug}
      phase="deployment"
      hint="Say what is released where, what the optimisation cost in quality, and how to go back to the release before."
    />
  );
}
