"use client";

import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { useFormContext } from "#components/ui/form-context.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { SourceDefinition } from "#lib/data/definition.ts";
import {
  keysOf,
  LAWFUL_BASES,
  PERSONAL_DATA,
  SPECIAL_CATEGORIES,
  SPECIAL_EXCEPTIONS,
  type SpecialCategory,
} from "#lib/data/vocabulary.ts";

/** Everything a source is described with; special categories are asked only where there are some. */
export function SourceFields({ source }: { source?: SourceDefinition }) {
  const [personalData, setPersonalData] = useState<string>(source?.personalData ?? "");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Name"
        name="name"
        required
        hint="As people call it: “Support tickets 2025”."
        className="sm:col-span-2"
      >
        <Input defaultValue={source?.name} maxLength={120} />
      </Field>
      <Field label="Owner" name="owner" required hint="The team or company that answers for it.">
        <Input defaultValue={source?.owner} maxLength={120} />
      </Field>
      <Field label="Origin" name="origin" required hint="An address, or the system it comes out of.">
        <Input defaultValue={source?.origin} maxLength={500} />
      </Field>
      <Field label="Licence" name="licence" required hint="Or the contract that allows its use.">
        <Input defaultValue={source?.licence} maxLength={200} />
      </Field>
      <Field label="Region" name="region" required hint="Where the data is kept.">
        <Input defaultValue={source?.region} maxLength={120} />
      </Field>
      <Field label="Description" name="description" optional className="sm:col-span-2">
        <Textarea rows={2} defaultValue={source?.description} maxLength={4_000} />
      </Field>
      <Field label="Personal data" name="personalData" required>
        <Select defaultValue={source?.personalData ?? ""} onChange={(event) => setPersonalData(event.target.value)}>
          <option value="" disabled>
            Choose…
          </option>
          <Options vocabulary={PERSONAL_DATA} />
        </Select>
      </Field>
      <Field label="Kept until" name="retentionUntil" optional hint="The last day. After it the gate closes.">
        <Input type="date" defaultValue={source?.retentionUntil ?? ""} />
      </Field>
      {personalData === "special" && <SpecialFields source={source} />}
      <Field
        label="Lawful basis"
        name="lawfulBasis"
        hint="One, decided before the first use. Without it the gate stays closed."
        className="sm:col-span-2"
      >
        <Select defaultValue={source?.lawfulBasis ?? ""}>
          <option value="">Not decided yet</option>
          <Options vocabulary={LAWFUL_BASES} />
        </Select>
      </Field>
      <Field
        label="Why this basis applies"
        name="basisJustification"
        hint="Asked for every basis but consent, which its records explain. For legitimate interests: interest, necessity and balance."
        className="sm:col-span-2"
      >
        <Textarea rows={2} defaultValue={source?.basisJustification} maxLength={4_000} />
      </Field>
    </div>
  );
}

function SpecialFields({ source }: { source?: SourceDefinition }) {
  const { fields } = useFormContext();
  const problem = fields.specialCategories;
  return (
    <>
      <fieldset className="sm:col-span-2" aria-describedby={problem ? "special-categories-error" : undefined}>
        <legend className="mb-1 font-[550]">Special categories it holds</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {keysOf(SPECIAL_CATEGORIES).map((key: SpecialCategory) => (
            <Checkbox
              key={key}
              name="specialCategories[]"
              value={key}
              label={SPECIAL_CATEGORIES[key].label}
              defaultChecked={source?.specialCategories.includes(key)}
            />
          ))}
        </div>
        {problem && (
          <p id="special-categories-error" className="mt-1 text-sm text-red">
            {problem}
          </p>
        )}
      </fieldset>
      <Field
        label="Exception that allows it"
        name="specialException"
        hint="Explicit consent has to be on record; the others rest on a law."
        className="sm:col-span-2"
      >
        <Select defaultValue={source?.specialException ?? ""}>
          <option value="">Not decided yet</option>
          <Options vocabulary={SPECIAL_EXCEPTIONS} />
        </Select>
      </Field>
    </>
  );
}

function Options({ vocabulary }: { vocabulary: Record<string, { label: string; reference?: string }> }) {
  return Object.entries(vocabulary).map(([key, { label, reference }]) => (
    <option key={key} value={key}>
      {reference ? `${label} (${reference})` : label}
    </option>
  ));
}
