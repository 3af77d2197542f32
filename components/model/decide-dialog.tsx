"use client";

import { useState } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { decideModelAction } from "#lib/model/actions.ts";

export type Choice = { readonly number: number; readonly name: string; readonly detail: string };

type DecideFormProps = {
  slug: string;
  choices: readonly Choice[];
  /** What the newest decision says, to go on from. */
  last: {
    readonly candidate: number;
    readonly context: string;
    readonly reasons: string;
    readonly consequences: string;
    readonly rejected: Readonly<Record<number, string>>;
  } | null;
};

/** A decision is written whole: for each candidate that is not taken, the reason is asked. */
export function DecideDialog({ slug, choices, last }: DecideFormProps) {
  return (
    <Dialog
      trigger={last ? "Decide anew" : "Decide for a model"}
      size="small"
      wide
      title={last ? "Decide anew" : "Decide for a model"}
      description="The record stays as it is written. A later decision is the next version, and asks for a new signature."
    >
      <DecideForm slug={slug} choices={choices} last={last} />
    </Dialog>
  );
}

function DecideForm({ slug, choices, last }: DecideFormProps) {
  const [chosen, setChosen] = useState(String(last?.candidate ?? choices[0]?.number ?? ""));
  return (
    <ActionForm action={decideModelAction} className="grid gap-4">
      <input type="hidden" name="project" value={slug} />
      <Field label="Model" name="candidate">
        <Select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {choices.map(({ number, name, detail }) => (
            <option key={number} value={number}>
              {name} ({detail})
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Context" name="context" hint="What it is for, and what it must hold to.">
        <Textarea rows={3} defaultValue={last?.context} />
      </Field>
      <Field label="Reasons" name="reasons">
        <Textarea rows={3} defaultValue={last?.reasons} />
      </Field>
      <Field label="Consequences" name="consequences" hint="What follows from it, also what gets harder.">
        <Textarea rows={3} defaultValue={last?.consequences} />
      </Field>
      {choices
        .filter(({ number }) => String(number) !== chosen)
        .map(({ number, name }) => (
          <Field key={number} label={`Why not ${name}`} name={`rejected.${number}`}>
            <Textarea rows={2} defaultValue={last?.rejected[number]} />
          </Field>
        ))}
      <SubmitButton className="justify-self-start">Record decision</SubmitButton>
    </ActionForm>
  );
}
