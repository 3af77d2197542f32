import type { RefObject } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { dropDraft } from "#components/ui/draft-store.ts";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/access/form-state.ts";
import { discardDraftAction, publishVersionAction } from "#lib/prompts/actions.ts";

type PublishVersionProps = {
  slug: string;
  prompt: string;
  next: number;
  draftKey: string;
  /** Around the editor's form. */
  box: RefObject<HTMLDivElement | null>;
};

/** Makes the draft a version: what stands in the form at that moment, whether it was saved yet or not. */
export function PublishVersion({ slug, prompt, next, draftKey, box }: PublishVersionProps) {
  async function publish(state: FormState, sent: FormData): Promise<FormState> {
    const form = box.current?.querySelector("form");
    const whole = form ? new FormData(form) : new FormData();
    for (const [name, value] of sent) whole.set(name, value);
    const answer = await publishVersionAction(state, whole);
    if (answer?.ok !== false) return answer;
    // What is wrong with the text has no field in this dialog, so it is said here.
    const [wrong] = Object.entries(answer.fields ?? {}).filter(([name]) => name.startsWith("content."));
    return wrong ? { ...answer, message: `${wrong[0].replace(/^content\.(settings\.)?/, "")}: ${wrong[1]}` } : answer;
  }

  async function discard(state: FormState, sent: FormData): Promise<FormState> {
    const answer = await discardDraftAction(state, sent);
    if (!answer?.ok) return answer;
    dropDraft(draftKey);
    // The fields still hold what was given up; the page begins from the newest version again.
    window.location.reload();
    return answer;
  }

  return (
    <section aria-label="Publish" className="rounded-lg border bg-surface px-4 py-3">
      <h2 className="font-semibold">Version {next}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">
        A draft is yours alone. A version is everybody's, and stays as it is for ever.
      </p>
      <div className="flex flex-wrap gap-2">
        <Dialog
          trigger={`Publish version ${next}`}
          variant="primary"
          title={`Publish version ${next}`}
          description="It cannot be changed afterwards. No label moves to it by itself."
        >
          <ActionForm action={publish} className="grid gap-4">
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="prompt" value={prompt} />
            <Field label="What changed" name="note" required hint="And why: it stands beside the version.">
              <Textarea rows={3} maxLength={1_000} />
            </Field>
            <SubmitButton pendingLabel="Publishing…">Publish version</SubmitButton>
          </ActionForm>
        </Dialog>
        <Dialog trigger="Discard draft" variant="quiet" title="Discard the draft" description="The versions stay.">
          <ActionForm action={discard} className="grid gap-4">
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="prompt" value={prompt} />
            <SubmitButton variant="danger">Discard it</SubmitButton>
          </ActionForm>
        </Dialog>
      </div>
    </section>
  );
}
