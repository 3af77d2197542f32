import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { compareVariantsAction } from "#lib/alignment/actions.ts";
import { MOST_RATERS_PER_ITEM } from "#lib/alignment/limits.ts";
import type { VariantPair } from "#lib/alignment/queries/list-variant-pairs.ts";

/** Makes a campaign of what two variants of a prompt run answered. */
export function FromPromptRun({ slug, pairs }: { slug: string; pairs: readonly VariantPair[] }) {
  return (
    <Dialog
      wide
      trigger="From a prompt run"
      title="Compare two variants of a prompt run"
      description="Each row that both answered is an item. Raters read what was put in, and the two answers."
    >
      <ActionForm action={compareVariantsAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field name="title" label="Title" required>
          <Input minLength={3} maxLength={120} autoComplete="off" />
        </Field>
        <Field name="variants" label="Variants" required>
          <Select defaultValue="">
            <option value="" disabled>
              Choose
            </option>
            {pairs.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field name="ratersPerItem" label="Raters an item" className="w-40">
          <Input type="number" min={1} max={MOST_RATERS_PER_ITEM} defaultValue={3} />
        </Field>
        <Field name="guideline" label="Guideline" required hint="In Markdown.">
          <Textarea rows={8} minLength={20} maxLength={50_000} />
        </Field>
        <SubmitButton>Make campaign</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
