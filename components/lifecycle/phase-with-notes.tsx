import type { ReactNode } from "react";
import { ChecklistCards } from "#components/lifecycle/checklist-cards.tsx";
import { NotesCard } from "#components/lifecycle/notes-card.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPhaseGate, listChecklistStates } from "#lib/gates/queries.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";

type PhaseWithNotesProps = {
  slug: string;
  phase: Phase;
  /** What a reviewer will look for in the notes. */
  hint: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** What the phase keeps besides, between its gate and its notes. */
  children?: ReactNode;
};

/** A phase that is kept by its checklist and its notes. */
export async function PhaseWithNotes({ slug, phase, hint, actions, children }: PhaseWithNotesProps) {
  const access = await requireProject(slug, "project:read");
  const { round } = await getPhaseGate(access, phase);
  return (
    <>
      <PhaseHeader slug={slug} phase={phase} actions={actions} />
      {children}
      {may(access, "record:read") && (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
          <NotesCard slug={slug} phase={phase} round={round} hint={hint} />
          <ChecklistCards checklists={await listChecklistStates(access, phase)} slug={slug} />
        </div>
      )}
    </>
  );
}
