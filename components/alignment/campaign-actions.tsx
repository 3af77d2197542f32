import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  chooseCampaignAction,
  closeCampaignAction,
  openCampaignAction,
  saveGuidelineAction,
} from "#lib/alignment/actions.ts";

type OfCampaign = { slug: string; number: number };

function Named({ slug, number }: OfCampaign) {
  return (
    <>
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="campaign" value={number} />
    </>
  );
}

export function OpenCampaign({ again, ...campaign }: OfCampaign & { again: boolean }) {
  return (
    <Dialog
      size="medium"
      trigger={again ? "Open again" : "Open campaign"}
      variant={again ? "secondary" : "primary"}
      title={again ? "Open the campaign again" : "Open the campaign"}
      description={
        again
          ? "Raters go on. What was measured no longer counts, and is measured anew when it is closed."
          : "The chosen raters find it among their tasks."
      }
    >
      <ActionForm action={openCampaignAction}>
        <Named {...campaign} />
        <SubmitButton>Open campaign</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function CloseCampaign(campaign: OfCampaign) {
  return (
    <Dialog
      trigger="Close campaign"
      title="Close the campaign"
      description="Nothing more is taken from raters, and what they judged is measured. It can be opened again."
    >
      <ActionForm action={closeCampaignAction}>
        <Named {...campaign} />
        <SubmitButton>Close campaign</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function ChooseCampaign({ title, ...campaign }: OfCampaign & { title: string }) {
  return (
    <Dialog
      trigger="Choose for this round"
      variant="primary"
      title={`Choose ${title}`}
      description="The gate looks at this campaign's agreement from now on. An earlier choice stays on record."
    >
      <ActionForm action={chooseCampaignAction} className="grid gap-4">
        <Named {...campaign} />
        <Field label="Reason" name="reason" required hint="Why this campaign shows what was learned.">
          <Textarea rows={4} maxLength={2_000} />
        </Field>
        <SubmitButton>Choose campaign</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function EditGuideline({ body, ...campaign }: OfCampaign & { body: string }) {
  return (
    <Dialog
      wide
      size="small"
      trigger={body === "" ? "Write the guideline" : "Change"}
      title="Guideline"
      description="Saved as a new version. Each judgement keeps the version it followed."
    >
      <ActionForm action={saveGuidelineAction} className="grid gap-4">
        <Named {...campaign} />
        <Field label="Guideline" name="body" required hint="In Markdown.">
          <Textarea rows={16} defaultValue={body} maxLength={50_000} />
        </Field>
        <SubmitButton>Save as a new version</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
