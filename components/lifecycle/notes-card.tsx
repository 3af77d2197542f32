import { Card } from "#components/ui/card.tsx";
import { DraftForm } from "#components/ui/draft-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { saveNoteAction } from "#lib/lifecycle/actions.ts";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";
import { getNote, type NoteView } from "#lib/lifecycle/queries.ts";

type NotesCardProps = { slug: string; phase: Phase; round: number; hint: string };

/** The notes of a phase's round: an editor that saves itself for those who do the work, the text for the other insiders. */
export async function NotesCard({ slug, phase, round, hint }: NotesCardProps) {
  const access = await requireProject(slug, "project:read");
  if (!may(access, "record:read")) return null;
  const note = await getNote(access, phase);
  return (
    <Card id="notes" title="Notes" note={<SavedBy note={note} />} className="scroll-mt-4">
      {may(access, "note:update") ? (
        <>
          <DraftForm
            action={saveNoteAction}
            draftKey={`notes:${slug}:${phase}:${round}`}
            savedAt={note.savedAt?.toISOString()}
          >
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="phase" value={phase} />
            <Field label={`Notes on ${phaseOf(phase).title}`} labelHidden name="body" hint={`${hint} Markdown works.`}>
              <Textarea rows={10} defaultValue={note.body} className="max-h-none" />
            </Field>
          </DraftForm>
          {note.body && (
            <details className="mt-1">
              <summary className="w-fit cursor-pointer rounded-sm text-sm font-[550] text-accent">
                As others see it
              </summary>
              <div className="mt-2 border-l-2 pl-4">
                <Markdown>{note.body}</Markdown>
              </div>
            </details>
          )}
        </>
      ) : note.body ? (
        <Markdown>{note.body}</Markdown>
      ) : (
        <p className="text-muted">Nothing is written yet. {hint}</p>
      )}
    </Card>
  );
}

function SavedBy({ note }: { note: NoteView }) {
  if (!note.savedAt) return null;
  return (
    <>
      {note.savedBy}, <Time at={note.savedAt} />
    </>
  );
}
