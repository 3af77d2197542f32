import { PolicyFields } from "#components/deployment/policy-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { setPolicyAction } from "#lib/deployment/optimisations/actions.ts";
import type { PolicyVersion } from "#lib/deployment/optimisations/sheet.ts";

type SetPolicyProps = { slug: string; sheet: number; policy: PolicyVersion; hasResults: boolean };

/** Changes what a sheet has to keep to. After a result that is possible, and shows for ever. */
export function SetPolicy({ slug, sheet, policy, hasResults }: SetPolicyProps) {
  return (
    <Dialog
      trigger="Change policy"
      size="small"
      title={`Change the policy of sheet ${sheet}`}
      description={
        hasResults
          ? "Results are in. The new version counts, and the sheet, its gate and every signature show that it came after them."
          : "Nothing has been compared yet, so the new version counts as set beforehand."
      }
    >
      <ActionForm action={setPolicyAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="sheet" value={sheet} />
        <PolicyFields policy={policy} />
        <Field label="Reason" name="reason" required>
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton>Set version {policy.version + 1}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
