import type { Metadata } from "next";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";

export const metadata: Metadata = { title: "Alignment" };

export default async function AlignmentPage({ params }: PageProps<"/projects/[slug]/alignment">) {
  const { slug } = await params;
  return (
    <PhaseWithNotes
      slug={slug}
      phase="alignment"
      hint="Say who judged what, how far they agreed, and what was changed because of it."
    />
  );
}
