"use client";

import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type SeriesFilterProps = {
  path: string;
  /** What else stands in the address and must stay there. */
  keep: Readonly<Record<string, string>>;
  applications: readonly string[];
  models: readonly string[];
  application?: string;
  model?: string;
};

/** Narrows the page to an application and a model; the choice is in the address. */
export function SeriesFilter({ path, keep, applications, models, application = "", model = "" }: SeriesFilterProps) {
  return (
    <Form action={path} scroll={false} className="flex flex-wrap gap-2 print:hidden">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choice name="application" label="Application" all="All applications" chosen={application} names={applications} />
      <Choice name="model" label="Model" all="All models" chosen={model} names={models} />
    </Form>
  );
}

type ChoiceProps = { name: string; label: string; all: string; chosen: string; names: readonly string[] };

function Choice({ name, label, all, chosen, names }: ChoiceProps) {
  // What is chosen stays on offer, also where the range holds nothing of it.
  const offered = chosen && !names.includes(chosen) ? [chosen, ...names] : names;
  return (
    <Field name={name} label={label} labelHidden className="w-44">
      <Select key={chosen} defaultValue={chosen} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        <option value="">{all}</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}
