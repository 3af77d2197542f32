import { SourceFields } from "#components/data/source-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { editSourceAction } from "#lib/data/actions.ts";
import type { SourceView } from "#lib/data/queries/get-source.ts";

export function EditSource({ slug, source }: { slug: string; source: SourceView }) {
  const { number, revision, definition, basis } = source;
  const isNextStep = basis.state !== "in-force" && !basis.state.startsWith("consent-");
  return (
    <Dialog
      trigger="Edit"
      variant={isNextStep ? "primary" : undefined}
      wide
      title={`Edit ${definition.name}`}
      description="Saving makes a new revision. Signatures that cover this source go stale when what they cover changes."
    >
      <ActionForm action={editSourceAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="revision" value={revision} />
        <SourceFields source={definition} />
        <SubmitButton className="justify-self-start">Save source</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
