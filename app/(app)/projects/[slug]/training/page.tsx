import type { Metadata } from "next";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";

export const metadata: Metadata = { title: "Training" };

export default async function TrainingPage({ params }: PageProps<"/projects/[slug]/training">) {
  const { slug } = await params;
  return (
    <PhaseWithNotes
      slug={slug}
      phase="training"
      hint="Say how the model was prompted or fine-tuned, on which data, with which settings, and which run or prompt was chosen."
    />
  );
}
