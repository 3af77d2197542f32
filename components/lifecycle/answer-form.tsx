import { DraftForm } from "#components/ui/draft-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ChecklistItemView } from "#lib/gates/queries.ts";
import { answerItemAction } from "#lib/lifecycle/actions.ts";
import type { TemplateKey } from "#lib/lifecycle/templates.ts";

type AnswerFormProps = { item: ChecklistItemView; template: TemplateKey; slug: string; round: number };

/** The answer to one item, which saves itself. */
export function AnswerForm({ item, template, slug, round }: AnswerFormProps) {
  const options = [
    { value: "open", label: "Open" },
    { value: "met", label: "Met" },
    ...(item.allowNotApplicable ? [{ value: "not-applicable", label: "Does not apply" }] : []),
  ];
  return (
    <DraftForm
      action={answerItemAction}
      draftKey={`checklist:${slug}:${template}:${round}:${item.key}`}
      savedAt={item.answeredAt?.toISOString()}
      className="mt-3 grid max-w-3xl gap-2 [&>[role=status]]:mt-0"
    >
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="template" value={template} />
      <input type="hidden" name="item" value={item.key} />
      <RadioGroup
        legend={<span className="sr-only">Answer to {item.key}</span>}
        name="state"
        options={options}
        defaultValue={item.answer}
        inline
      />
      <Field
        label={`Note on ${item.key}`}
        labelHidden
        name="note"
        hint={item.allowNotApplicable ? "Where it does not apply, the reason." : undefined}
      >
        <Textarea rows={1} defaultValue={item.note} placeholder="What was done, and where it can be seen" />
      </Field>
    </DraftForm>
  );
}
