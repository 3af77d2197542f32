"use client";

import { RowFields } from "#components/scope/row-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { addTechnologyOptionAction, editTechnologyOptionAction } from "#lib/scope/actions.ts";
import type { TechnologyOptionView } from "#lib/scope/queries/list-technology-options.ts";
import { keysOf, TECHNOLOGY_VERDICTS } from "#lib/scope/vocabulary.ts";

export function TechnologyOptionForm({ slug, option }: { slug: string; option?: TechnologyOptionView }) {
  return (
    <ActionForm
      action={option ? editTechnologyOptionAction : addTechnologyOptionAction}
      className="flex flex-col gap-4"
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-4">
        <RowFields slug={slug} row={option} />
        <Field label="Name" name="name" className="sm:col-span-2">
          <Input defaultValue={option?.name} placeholder="Fine-tuned FLAN-T5, on premises" />
        </Field>
        <Field label="Verdict" name="verdict" className="sm:col-span-2">
          <Select defaultValue={option?.verdict ?? "considered"}>
            {keysOf(TECHNOLOGY_VERDICTS).map((key) => (
              <option key={key} value={key}>
                {TECHNOLOGY_VERDICTS[key]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Summary" name="summary" optional className="sm:col-span-4">
          <Textarea rows={2} defaultValue={option?.summary} />
        </Field>
        <Field label="Strengths" name="strengths" optional className="sm:col-span-2">
          <Textarea rows={3} defaultValue={option?.strengths} />
        </Field>
        <Field label="Weaknesses" name="weaknesses" optional className="sm:col-span-2">
          <Textarea rows={3} defaultValue={option?.weaknesses} />
        </Field>
        <Field
          label="Reason for the verdict"
          name="reason"
          hint="Asked for when it is rejected."
          className="sm:col-span-4"
        >
          <Textarea rows={2} defaultValue={option?.reason} />
        </Field>
        <div className="sm:col-span-4">
          <SubmitButton>{option ? "Save option" : "Add option"}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
