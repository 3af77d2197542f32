import { requiredText } from "#components/scope/objective-text.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { freezeObjectiveAction } from "#lib/scope/actions.ts";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

export function FreezeDialog({ slug, objective }: { slug: string; objective: ObjectiveView }) {
  return (
    <Dialog
      trigger={
        <>
          Freeze<span className="sr-only"> objective {objective.number}</span>
        </>
      }
      size="small"
      title={`Freeze ${objective.name}`}
      description={`${requiredText(objective)}. A frozen objective cannot be thawed. A lead may still correct it with a reason, and it is then shown as edited after freezing, for ever.`}
    >
      <ActionForm action={freezeObjectiveAction}>
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="id" value={objective.id} />
        <input type="hidden" name="revision" value={objective.revision} />
        <SubmitButton>Freeze objective</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
