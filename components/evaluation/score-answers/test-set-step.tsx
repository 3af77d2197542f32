"use client";

import type { FormProblems } from "#components/evaluation/score-answers/score-request.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { TestSetColumns } from "#lib/evaluation/answers/columns.ts";
import { guessTestColumns } from "#lib/evaluation/answers/guess-columns.ts";

/** A test set as the form offers it. */
export type OfferedTestSet = {
  /** "3/2". */
  readonly ref: string;
  readonly label: string;
  readonly columns: readonly string[];
};

export type ChosenTestSet = { readonly ref: string; readonly columns: TestSetColumns };

type TestSetStepProps = {
  offered: readonly OfferedTestSet[];
  chosen: ChosenTestSet | null;
  onChange: (chosen: ChosenTestSet | null) => void;
  problems: FormProblems;
};

/** Chooses a test set that is kept here and has the right answers. */
export function TestSetStep({ offered, chosen, onChange, problems }: TestSetStepProps) {
  const columns = offered.find(({ ref }) => ref === chosen?.ref)?.columns ?? [];
  function choose(ref: string) {
    const found = offered.find((one) => one.ref === ref);
    onChange(found ? { ref, columns: guessTestColumns(found.columns) ?? { references: [] } } : null);
  }
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field
        name="test"
        label="Test set"
        hint="Scoring against it counts as a look at it."
        error={problems.test}
        className="sm:col-span-2"
      >
        <Select value={chosen?.ref ?? ""} onChange={({ target }) => choose(target.value)}>
          <option value="">None: the file has the references</option>
          {offered.map(({ ref, label }) => (
            <option key={ref} value={ref}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {chosen && (
        <>
          <Field
            name="testColumns.references"
            label="Right answers"
            error={problems.testColumns ?? problems["testColumns.references"]}
          >
            <Select
              value={chosen.columns.references[0] ?? ""}
              onChange={({ target }) =>
                onChange({ ...chosen, columns: { ...chosen.columns, references: target.value ? [target.value] : [] } })
              }
            >
              <option value="">Choose a column</option>
              {columns.map((column) => (
                <option key={column}>{column}</option>
              ))}
            </Select>
          </Field>
          {(["id", "input"] as const).map((part) => (
            <Field
              key={part}
              name={`testColumns.${part}`}
              label={part === "id" ? "Id" : "Input"}
              hint={part === "id" ? "Pairs rows and answers; without it, their order does." : undefined}
              error={problems[`testColumns.${part}`]}
            >
              <Select
                value={chosen.columns[part] ?? ""}
                onChange={({ target }) =>
                  onChange({ ...chosen, columns: { ...chosen.columns, [part]: target.value || undefined } })
                }
              >
                <option value="">None</option>
                {columns.map((column) => (
                  <option key={column}>{column}</option>
                ))}
              </Select>
            </Field>
          ))}
        </>
      )}
    </div>
  );
}
