"use client";

import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type ScorePickerProps = {
  path: string;
  view: string;
  chosen: number;
  choices: readonly { readonly position: number; readonly label: string }[];
};

/** Which score of an evaluation is looked into. */
export function ScorePicker({ path, view, chosen, choices }: ScorePickerProps) {
  return (
    <Form action={path} scroll={false} className="max-w-md print:hidden">
      <input type="hidden" name="view" value={view} />
      <Field name="score" label="Score">
        <Select
          key={chosen}
          defaultValue={String(chosen)}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {choices.map(({ position, label }) => (
            <option key={position} value={position}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </Form>
  );
}
