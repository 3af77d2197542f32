"use client";

import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { useFormContext } from "#components/ui/form-context.ts";

type ColumnChoiceProps = { legend: string; name: string; columns: readonly string[]; likely?: string };

/** Any number of the columns of a test set. */
export function ColumnChoice({ legend, name, columns, likely }: ColumnChoiceProps) {
  const id = useId();
  const problem = useFormContext().fields[name];
  return (
    <fieldset aria-describedby={problem ? id : undefined}>
      <legend className="mb-1 font-[550]">{legend}</legend>
      <div className="flex max-h-40 flex-wrap gap-x-4 overflow-y-auto">
        {columns.map((column) => (
          <Checkbox
            key={column}
            name={`${name}[]`}
            value={column}
            defaultChecked={column === likely}
            label={<span className="break-all">{column}</span>}
          />
        ))}
      </div>
      {problem && (
        <p id={id} data-problem className="mt-1 text-sm text-red">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
