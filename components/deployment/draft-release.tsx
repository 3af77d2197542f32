import { type ReleaseDraft, ReleaseFields } from "#components/deployment/release-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { draftReleaseAction, editReleaseAction } from "#lib/deployment/releases/actions.ts";
import type { ReleaseParts } from "#lib/deployment/releases/queries/list-parts.ts";

type DraftReleaseProps = {
  slug: string;
  environments: readonly { readonly key: string; readonly name: string }[];
  parts: ReleaseParts;
  /** A release that this one begins from: the same artefact for the next environment, or a correction. */
  from?: ReleaseDraft;
};

/** Begins a release. It stays a draft until somebody submits it. */
export function DraftRelease({ slug, environments, parts, from }: DraftReleaseProps) {
  return (
    <Dialog
      trigger={from ? "Draft another from this" : "Draft a release"}
      size={from ? "medium" : "small"}
      wide
      title="Draft a release"
      description="Nobody is asked for approval before it is submitted."
    >
      <ActionForm action={draftReleaseAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <ReleaseFields environments={environments} parts={parts} draft={from} />
        <SubmitButton>Save the draft</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

type EditReleaseProps = Omit<DraftReleaseProps, "from"> & { draft: ReleaseDraft; number: number; revision: number };

export function EditRelease({ slug, environments, parts, draft, number, revision }: EditReleaseProps) {
  return (
    <Dialog trigger="Edit the draft" wide title={`Edit release ${number}`}>
      <ActionForm action={editReleaseAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="release" value={number} />
        <input type="hidden" name="revision" value={revision} />
        <ReleaseFields environments={environments} parts={parts} draft={draft} />
        <SubmitButton>Save the draft</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
