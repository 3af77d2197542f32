"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { TableRoles } from "#lib/evaluation/formats/table/guess-columns.ts";
import type { TableColumns } from "#lib/evaluation/import-options.ts";

const PARTS = [
  { key: "id", label: "Id" },
  { key: "input", label: "Input" },
  { key: "answer", label: "Answer" },
  { key: "task", label: "Task" },
] as const;

type ImportColumnsProps = {
  header: readonly string[];
  columns: TableColumns;
  onChange: (columns: TableColumns) => void;
};

/** What the columns of a table hold, as their names say; to be mended by whoever knows better. */
export function ImportColumns({ header, columns, onChange }: ImportColumnsProps) {
  const metrics = columns.metrics ?? [];
  const toggle = (part: "metrics" | "expected", column: string, isChosen: boolean) => {
    const others = (columns[part] ?? []).filter((one) => one !== column);
    onChange({ ...columns, [part]: isChosen ? [...others, column] : others });
  };
  return (
    <details open={metrics.length === 0} className="rounded-md border px-3 py-2">
      <summary className="cursor-pointer font-[550]">
        Columns
        <span className="ml-2 text-sm font-normal text-muted">
          {metrics.length > 0 ? `scores in ${metrics.join(", ")}` : "say which ones hold scores"}
        </span>
      </summary>
      <div className="mt-2 grid gap-3">
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          {PARTS.map(({ key, label }) => (
            <Field key={key} name={`columns.${key}`} label={label}>
              <Select
                value={columns[key] ?? ""}
                onChange={({ target }) => onChange({ ...columns, [key]: target.value || undefined })}
              >
                <option value="">None</option>
                {header.map((column) => (
                  <option key={column}>{column}</option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        {(["metrics", "expected"] as const).map((part) => (
          <fieldset key={part}>
            <legend className="font-[550]">{part === "metrics" ? "Scores, a metric a column" : "Right answers"}</legend>
            <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
              {header.map((column) => (
                <Checkbox
                  key={column}
                  label={<span className="break-all">{column}</span>}
                  checked={columns[part]?.includes(column) ?? false}
                  onChange={({ target }) => toggle(part, column, target.checked)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** What was guessed, as something to be mended. */
export function columnsOf({ id, input, answer, task, expected, metrics }: TableRoles): TableColumns {
  return {
    ...(id !== null && { id }),
    ...(input !== null && { input }),
    ...(answer !== null && { answer }),
    ...(task !== null && { task }),
    expected: [...expected],
    metrics: [...metrics],
  };
}
