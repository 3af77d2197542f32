"use client";

import { RowFields } from "#components/scope/row-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { addMarketEntryAction, editMarketEntryAction } from "#lib/scope/actions.ts";
import type { MarketEntryView } from "#lib/scope/queries/list-market-entries.ts";
import { keysOf, MARKET_ENTRY_KINDS } from "#lib/scope/vocabulary.ts";

export function MarketEntryForm({ slug, entry }: { slug: string; entry?: MarketEntryView }) {
  return (
    <ActionForm action={entry ? editMarketEntryAction : addMarketEntryAction} className="flex flex-col gap-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-4">
        <RowFields slug={slug} row={entry} />
        <Field label="Title" name="title" className="sm:col-span-4">
          <Input defaultValue={entry?.title} />
        </Field>
        <Field label="Kind" name="kind" className="sm:col-span-2">
          <Select defaultValue={entry?.kind ?? "competitor"}>
            {keysOf(MARKET_ENTRY_KINDS).map((key) => (
              <option key={key} value={key}>
                {MARKET_ENTRY_KINDS[key]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Found on" name="foundOn" className="sm:col-span-2">
          <Input type="date" defaultValue={entry?.foundOn} />
        </Field>
        <Field
          label="Source"
          name="source"
          hint="A web address, or a citation someone can look up."
          className="sm:col-span-4"
        >
          <Input defaultValue={entry?.source} placeholder="https://" />
        </Field>
        <Field label="Finding" name="finding" className="sm:col-span-4">
          <Textarea rows={3} defaultValue={entry?.finding} />
        </Field>
        <Field label="What it means for this project" name="implication" optional className="sm:col-span-4">
          <Textarea rows={2} defaultValue={entry?.implication} />
        </Field>
        <div className="sm:col-span-4">
          <SubmitButton>{entry ? "Save entry" : "Add entry"}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}
