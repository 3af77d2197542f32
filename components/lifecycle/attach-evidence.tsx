import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { attachEvidenceAction } from "#lib/lifecycle/actions.ts";
import type { TemplateItem } from "#lib/lifecycle/checklist-template.ts";
import { EVIDENCE_MAX_BYTES } from "#lib/lifecycle/schema.ts";
import type { TemplateKey } from "#lib/lifecycle/templates.ts";

/** Attaches a link or a small file to an item. */
export function AttachEvidence({ item, template, slug }: { item: TemplateItem; template: TemplateKey; slug: string }) {
  return (
    <Dialog
      trigger="Attach evidence"
      title={`Evidence for ${item.key}: ${item.title}`}
      description="A link or a file, one of the two. A file is kept with its SHA-256, which a signature then covers."
      variant="secondary"
      size="small"
    >
      <ActionForm action={attachEvidenceAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="template" value={template} />
        <input type="hidden" name="item" value={item.key} />
        <Field label="Link" name="url" optional>
          <Input type="url" placeholder="https://" />
        </Field>
        <Field
          label="File"
          name="file"
          optional
          hint={`At most ${formatBytes(EVIDENCE_MAX_BYTES)}; link to larger ones.`}
        >
          <Input type="file" />
        </Field>
        <Field label="Title" name="title" optional hint="Without one, the file's name or the link stands in its place.">
          <Input maxLength={200} />
        </Field>
        <SubmitButton className="justify-self-start">Attach evidence</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
