"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";
import { MOST_ROWS } from "#lib/prompts/limits.ts";

type TableFieldsProps = { variables: readonly string[]; datasets: readonly VersionChoice[] };

/** The rows the versions are asked about: typed or pasted, or a part of a dataset version. */
export function TableFields({ variables, datasets }: TableFieldsProps) {
  const [source, setSource] = useState<"text" | "dataset">("text");
  return (
    <fieldset>
      <legend className="mb-2 text-base font-semibold">About which rows</legend>
      <p className="mb-2 text-sm text-muted">
        {variables.length > 0 ? (
          <>
            A column for each of <code className="[overflow-wrap:anywhere]">{variables.join(", ")}</code>; {MOST_ROWS}{" "}
            rows at most. More columns may stand beside them, such as the right answer.
          </>
        ) : (
          "These versions have no variables: without a table they are asked once."
        )}
      </p>
      <div className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
        {(["text", "dataset"] as const).map((one) => (
          <label key={one} className="flex min-h-7 items-center gap-2">
            <input
              type="radio"
              name="source"
              value={one}
              checked={source === one}
              onChange={() => setSource(one)}
              className="size-4 accent-accent"
            />
            {one === "text" ? "Typed or pasted" : "Rows of a dataset"}
          </label>
        ))}
      </div>
      {source === "text" ? (
        <Field
          label="Table"
          name="table.text"
          hint="CSV with a header (from a spreadsheet with tabs, too), or JSON Lines with an object a line."
        >
          <Textarea
            rows={6}
            spellCheck={false}
            defaultValue={variables.length > 0 ? `${variables.join(",")}\n` : ""}
            className="font-mono"
          />
        </Field>
      ) : (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Dataset version" name="table.dataset" required>
            <Select>
              {datasets.map(({ ref, label }) => (
                <option key={ref} value={ref}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="From row" name="table.from">
            <Input type="number" min={1} defaultValue="1" />
          </Field>
          <Field label="How many rows" name="table.count">
            <Input type="number" min={1} max={MOST_ROWS} defaultValue="20" />
          </Field>
        </div>
      )}
    </fieldset>
  );
}
