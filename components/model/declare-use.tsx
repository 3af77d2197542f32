import { ModalityChoice } from "#components/model/modality-choice.tsx";
import { YesOrNo } from "#components/model/yes-or-no.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { declareUseAction } from "#lib/model/actions.ts";
import type { DeclaredUse } from "#lib/model/use.ts";
import { keysOf, REVENUE_BANDS } from "#lib/model/vocabulary.ts";

export function DeclareUse({ slug, use }: { slug: string; use: DeclaredUse | null }) {
  return (
    <Dialog
      trigger={use ? "Change the use" : "Declare the use"}
      size="small"
      wide
      title={use ? "Change the declared use" : "Declare the use"}
      description="Every licence is judged against this. What is signed about the decision goes stale when it changes."
    >
      <ActionForm action={declareUseAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        <Field label="Fields of use" name="fieldsOfUse" className="sm:col-span-2">
          <Textarea rows={2} defaultValue={use?.fieldsOfUse} placeholder="Customer support of an energy supplier" />
        </Field>
        <YesOrNo
          legend="Commercial"
          name="commercial"
          value={use?.commercial}
          hint="Also inside a company that earns money."
        />
        <YesOrNo
          legend="In the European Union"
          name="inEuropeanUnion"
          value={use?.inEuropeanUnion}
          hint="Offered there, or by a company that is there."
        />
        <YesOrNo legend="Its output trains other models" name="trainsOthers" value={use?.trainsOthers} />
        <YesOrNo legend="The weights are given to others" name="distributesWeights" value={use?.distributesWeights} />
        <YesOrNo
          legend="Others are offered the model itself"
          name="hostsForOthers"
          value={use?.hostsForOthers}
          hint="As a service, not as part of a product."
        />
        <ModalityChoice legend="Input" chosen={use?.modalities ?? ["text"]} />
        <Field label="Monthly users expected" name="monthlyUsers" optional>
          <Input type="number" min={0} step={1} defaultValue={use?.monthlyUsers ?? undefined} />
        </Field>
        <Field label="Yearly revenue in US dollars" name="yearlyRevenue" hint="Of the company and its affiliates.">
          <Select defaultValue={use?.yearlyRevenue ?? ""}>
            {!use && <option value="">Choose one</option>}
            {keysOf(REVENUE_BANDS).map((key) => (
              <option key={key} value={key}>
                {REVENUE_BANDS[key]}
              </option>
            ))}
          </Select>
        </Field>
        <SubmitButton className="justify-self-start">{use ? "Save use" : "Declare use"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
