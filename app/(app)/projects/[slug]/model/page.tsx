import type { Metadata } from "next";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";

export const metadata: Metadata = { title: "Model" };

export default async function ModelPage({ params }: PageProps<"/projects/[slug]/model">) {
  const { slug } = await params;
  return (
    <PhaseWithNotes
      slug={slug}
      phase="model"
      hint="Say which base models were compared, on what, which one was chosen and why, and what its licence permits."
    />
  );
}
