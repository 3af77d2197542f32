import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { chooseOptimisationAction } from "#lib/deployment/optimisations/actions.ts";

type ChooseOptimisationProps = {
  slug: string;
  /** The sheet; null to ship the base as it is. */
  sheet: { readonly number: number; readonly name: string } | null;
  primary?: boolean;
};

/** Says what the round ships, with the reason. */
export function ChooseOptimisation({ slug, sheet, primary }: ChooseOptimisationProps) {
  const isNone = sheet === null;
  return (
    <Dialog
      trigger={isNone ? "Ship the base as it is" : "Choose this optimisation"}
      variant={primary ? "primary" : "secondary"}
      title={isNone ? "Ship the base as it is" : `Choose ${sheet.name}`}
      description={
        isNone
          ? "No optimisation is a choice too: the gate then judges what Evaluation measured of the base."
          : "The gate judges this sheet from now on. An earlier choice stays on record."
      }
    >
      <ActionForm action={chooseOptimisationAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="sheet" value={sheet?.number ?? "none"} />
        <Field
          label="Reason"
          name="reason"
          required
          hint={
            isNone
              ? "Why nothing is gained by an optimisation."
              : "Why this one and no other: what it saves, and what it costs."
          }
        >
          <Textarea rows={4} maxLength={2_000} />
        </Field>
        <SubmitButton>{isNone ? "Ship the base" : "Choose optimisation"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
