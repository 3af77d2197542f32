"use client";

import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

export type FilterChoice = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, label: string])[];
};

type CatalogueFilterProps = {
  search: string;
  choices: readonly FilterChoice[];
  kept: Readonly<Record<string, string>>;
};

/** What of the catalogue is shown; all of it in the address. A change begins at the first page. */
export function CatalogueFilter({ search, choices, kept }: CatalogueFilterProps) {
  return (
    <Form action="/catalogue" scroll={false} className="flex flex-wrap gap-2 print:hidden">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="search" label="Search" className="min-w-48 grow sm:max-w-72">
        <Input type="search" defaultValue={search} placeholder="Name, provider, family or licence" maxLength={120} />
      </Field>
      {choices.map(({ name, label, chosen, options }) => (
        <Field key={name} name={name} label={label} className="min-w-32 max-w-56 max-sm:grow">
          <Select key={chosen} defaultValue={chosen} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
            <option value="">Any</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </Form>
  );
}
