"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { MOST_VARIANTS } from "#lib/prompts/limits.ts";

export type RunVersion = { readonly number: number; readonly note: string; readonly variables: readonly string[] };
export type RunConnection = { readonly number: number; readonly name: string; readonly defaultModel: string };

type VariantFieldsProps = {
  versions: readonly RunVersion[];
  connections: readonly RunConnection[];
  first: readonly number[];
  /** Is given the versions that are left when one is taken out. */
  onChange: (versions: readonly number[]) => void;
};

/** The columns of the grid: a version through a connection each. */
export function VariantFields({ versions, connections, first, onChange }: VariantFieldsProps) {
  const [rows, setRows] = useState(() => first.map((version, id) => ({ id, version })));
  const nextId = useRef(first.length);

  function change(changed: typeof rows): void {
    setRows(changed);
    onChange(changed.map(({ version }) => version));
  }

  function add(): void {
    const version = versions.find(({ number }) => !rows.some((row) => row.version === number)) ?? versions[0];
    if (version) change([...rows, { id: nextId.current, version: version.number }]);
    nextId.current += 1;
  }

  return (
    <fieldset>
      <legend className="mb-2 text-base font-semibold">Side by side</legend>
      <ul className="grid gap-3">
        {rows.map(({ id, version }, index) => (
          <li key={id} className="grid items-end gap-3 rounded-md border p-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
            <Field label="Version" name={`variants.${index}.version`}>
              <Select
                value={String(version)}
                onChange={(event) =>
                  change(rows.map((row) => (row.id === id ? { id, version: Number(event.target.value) } : row)))
                }
              >
                {versions.map(({ number, note }) => (
                  <option key={number} value={number}>
                    Version {number}: {note.slice(0, 60)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Connection" name={`variants.${index}.connection`}>
              <Select>
                {connections.map(({ number, name, defaultModel }) => (
                  <option key={number} value={number}>
                    {name} ({defaultModel})
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Model" name={`variants.${index}.model`} optional>
              <Input maxLength={200} placeholder="the connection's own" />
            </Field>
            {rows.length > 1 && (
              <Button onClick={() => change(rows.filter((row) => row.id !== id))}>
                Remove<span className="sr-only"> column {index + 1}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length < MOST_VARIANTS && (
        <Button size="small" onClick={add} className="mt-2">
          Add a column
        </Button>
      )}
    </fieldset>
  );
}
