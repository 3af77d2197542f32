import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { columnName, type RunColumn } from "#lib/training/run-columns.ts";
import { RUN_STATUS_KEYS, RUN_STATUSES } from "#lib/training/vocabulary.ts";

type RunsFilterProps = {
  path: string;
  q: string;
  status: string;
  sort: string;
  offered: readonly RunColumn[];
  columns: readonly RunColumn[];
};

/** Which runs are listed, and with which of their metrics and parameters; all of it is in the address. */
export function RunsFilter({ path, q, status, sort, offered, columns }: RunsFilterProps) {
  const shown = new Set(columns.map(columnName));
  return (
    <Form action={path} scroll={false} className="flex flex-wrap items-end gap-2 px-[var(--edge)] pb-3 print:hidden">
      {sort && <input type="hidden" name="sort" value={sort} />}
      <Field name="q" label="Name" labelHidden className="w-48">
        <Input type="search" placeholder="Name" defaultValue={q} />
      </Field>
      <Field name="status" label="Status" labelHidden className="w-40">
        <Select defaultValue={status}>
          <option value="">Any status</option>
          {RUN_STATUS_KEYS.map((key) => (
            <option key={key} value={key}>
              {RUN_STATUSES[key].label}
            </option>
          ))}
        </Select>
      </Field>
      {offered.length > 0 && (
        <details className="relative">
          <summary className="flex min-h-9 list-none items-center rounded-md border bg-surface px-3 font-[550]">
            Columns
          </summary>
          <fieldset className="absolute top-full left-0 z-30 mt-1 max-h-80 w-72 overflow-auto rounded-lg border bg-surface p-3">
            <legend className="sr-only">Columns</legend>
            {offered.map((column) => (
              <Checkbox
                key={columnName(column)}
                name="col"
                value={columnName(column)}
                defaultChecked={shown.has(columnName(column))}
                label={<span className="break-all">{column.key}</span>}
                hint={column.kind === "metric" ? "metric" : "parameter"}
              />
            ))}
          </fieldset>
        </details>
      )}
      <Button type="submit">Show</Button>
    </Form>
  );
}
