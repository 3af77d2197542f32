import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { retireObjectiveAction } from "#lib/scope/actions.ts";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

export function RetireDialog({ slug, objective }: { slug: string; objective: ObjectiveView }) {
  return (
    <Dialog
      trigger={
        <>
          Retire<span className="sr-only"> objective {objective.number}</span>
        </>
      }
      size="small"
      variant="quiet"
      title={`Retire ${objective.name}`}
      description="No gate asks for it any more. Its number, its definitions and your reason stay in the history."
    >
      <ActionForm action={retireObjectiveAction} className="flex flex-col items-start gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="id" value={objective.id} />
        <Field label="Reason" name="reason" className="w-full">
          <Textarea rows={3} />
        </Field>
        <SubmitButton variant="danger">Retire objective</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
