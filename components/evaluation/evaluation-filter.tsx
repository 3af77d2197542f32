"use client";

import Form from "next/form";
import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EvaluationChoices } from "#lib/evaluation/queries/list-evaluations.ts";

type EvaluationFilterProps = {
  path: string;
  choices: EvaluationChoices;
  chosen: { origin?: string; model?: string; format?: string; test?: string; sort: string };
  /** What the address says of the rest of the page. */
  keep: Readonly<Record<string, string>>;
};

const ORIGINS = { imported: "Imported", scored: "Scored here", run: "Run here" };
const SORTS = { measured: "Measured last", added: "Added last" };

/** Narrows and orders the list; the choice is in the address. */
export function EvaluationFilter({ path, choices, chosen, keep }: EvaluationFilterProps) {
  return (
    <Form
      key={JSON.stringify(chosen)}
      action={`${path}#evaluations`}
      scroll={false}
      className="flex flex-wrap gap-2 px-[var(--edge)] pb-2 print:hidden"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choice name="origin" label="Origin" chosen={chosen.origin} all="Any origin">
        {options(Object.entries(ORIGINS))}
      </Choice>
      <Choice name="model" label="Model" chosen={chosen.model} all="Any model">
        {options(choices.models.map((model) => [model, model]))}
      </Choice>
      {choices.formats.length > 1 && (
        <Choice name="format" label="Format" chosen={chosen.format} all="Any format">
          {options(choices.formats.map(({ format, tool }) => [format, tool]))}
        </Choice>
      )}
      {choices.tests.length > 0 && (
        <Choice name="test" label="Test set" chosen={chosen.test} all="Any test set">
          {options(choices.tests.map(({ ref, label }) => [ref, label]))}
        </Choice>
      )}
      <Choice name="sort" label="Order" chosen={chosen.sort}>
        {options(Object.entries(SORTS))}
      </Choice>
    </Form>
  );
}

function options(entries: readonly (readonly [value: string, label: string])[]) {
  return entries.map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

type ChoiceProps = { name: string; label: string; chosen?: string; all?: string; children: ReactNode };

function Choice({ name, label, chosen = "", all, children }: ChoiceProps) {
  return (
    <Field name={name} label={label} labelHidden className="min-w-36 max-w-64 max-sm:grow">
      <Select defaultValue={chosen} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        {all && <option value="">{all}</option>}
        {children}
      </Select>
    </Field>
  );
}
