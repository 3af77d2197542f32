"use client";

import { RowFields } from "#components/scope/row-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { addInterviewAction, editInterviewAction } from "#lib/scope/actions.ts";
import type { InterviewView, SupportedObjective } from "#lib/scope/queries/list-interviews.ts";

type InterviewFormProps = { slug: string; objectives: readonly SupportedObjective[]; interview?: InterviewView };

export function InterviewForm({ slug, objectives, interview }: InterviewFormProps) {
  const supported = interview?.supports ?? [];
  // A retired objective stays linked to what supported it until somebody unticks it.
  const retired = supported.filter(({ id }) => !objectives.some((objective) => objective.id === id));
  const choices = [...objectives, ...retired];
  return (
    <ActionForm action={interview ? editInterviewAction : addInterviewAction} className="flex flex-col gap-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-4">
        <RowFields slug={slug} row={interview} />
        <Field label="Stakeholder" name="stakeholderName" className="sm:col-span-2">
          <Input defaultValue={interview?.stakeholderName} autoComplete="off" />
        </Field>
        <Field label="Their role" name="stakeholderRole" className="sm:col-span-2">
          <Input defaultValue={interview?.stakeholderRole} placeholder="Head of support" autoComplete="off" />
        </Field>
        <Field label="Held on" name="heldOn" className="sm:col-span-2">
          <Input type="date" defaultValue={interview?.heldOn} />
        </Field>
        <Field label="Notes" name="notes" hint="Markdown." optional className="sm:col-span-4">
          <Textarea rows={6} defaultValue={interview?.notes} />
        </Field>
        {choices.length > 0 && (
          <fieldset className="sm:col-span-4">
            <legend className="mb-1 font-[550]">Objectives it supports</legend>
            <div className="max-h-40 overflow-y-auto">
              {choices.map(({ id, number, name }) => (
                <Checkbox
                  key={id}
                  name="objectives[]"
                  value={id}
                  label={`${number} · ${name}`}
                  defaultChecked={supported.some((one) => one.id === id)}
                />
              ))}
            </div>
          </fieldset>
        )}
        <div className="sm:col-span-4">
          <SubmitButton>{interview ? "Save interview" : "Add interview"}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
