import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { setRiskTierAction } from "#lib/scope/actions.ts";
import type { RiskTierView } from "#lib/scope/queries/get-scope.ts";
import { keysOf, RISK_TIERS } from "#lib/scope/vocabulary.ts";

export function RiskTierDialog({ slug, riskTier }: { slug: string; riskTier: RiskTierView | null }) {
  return (
    <Dialog
      trigger={riskTier ? "Change risk tier" : "Set the risk tier"}
      size="small"
      title={riskTier ? "Change the risk tier" : "Set the risk tier"}
      description={riskTier ? "A signature over the present tier goes stale." : undefined}
    >
      <ActionForm action={setRiskTierAction} className="flex flex-col items-start gap-4">
        <input type="hidden" name="project" value={slug} />
        <RadioGroup
          legend="Tier"
          name="tier"
          defaultValue={riskTier?.tier}
          options={keysOf(RISK_TIERS).map((key) => ({
            value: key,
            label: RISK_TIERS[key].title,
            hint: RISK_TIERS[key].meaning,
          }))}
        />
        <Field
          label="Reason"
          name="reason"
          hint="Which use, which people, and why not the tier above."
          className="w-full"
        >
          <Textarea rows={4} defaultValue={riskTier?.reason} />
        </Field>
        <Field label="Articles" name="articles" optional className="w-full">
          <Input defaultValue={riskTier?.articles} placeholder="Art. 50(1); Annex III no. 5 does not apply" />
        </Field>
        <SubmitButton>{riskTier ? "Save risk tier" : "Set risk tier"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
