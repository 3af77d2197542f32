"use client";

import type { Peeked } from "#components/evaluation/score-answers/peek-file.ts";
import type { FormProblems } from "#components/evaluation/score-answers/score-request.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AnswerColumns } from "#lib/evaluation/answers/columns.ts";
import type { ItemKind } from "#lib/statistics/scorer.ts";

type Single = Exclude<keyof AnswerColumns, "references" | "slices">;

type Part = { readonly key: Single; readonly label: string; readonly hint: string; readonly for?: readonly ItemKind[] };

const PARTS: readonly Part[] = [
  { key: "prediction", label: "Prediction", hint: "What the model answered." },
  {
    key: "id",
    label: "Id",
    hint: "Tells items apart and pairs them with other evaluations; without it, their order does.",
  },
  { key: "input", label: "Input", hint: "What the model was asked; kept to look at." },
  {
    key: "perturbation",
    label: "Perturbation",
    hint: "How an item was changed before it was asked again; each item is then also scored at its worst.",
  },
  { key: "confidence", label: "Confidence", hint: "Between 0 and 1.", for: ["confidence"] },
  {
    key: "correct",
    label: "Correct",
    hint: "Whether it was right; else it must equal a reference.",
    for: ["confidence"],
  },
  { key: "samples", label: "Samples", hint: "How many were drawn of a problem.", for: ["samples"] },
  { key: "passed", label: "Passed", hint: "How many of them passed.", for: ["samples"] },
];

type ColumnStepProps = {
  peeked: Peeked;
  columns: AnswerColumns;
  onChange: (columns: AnswerColumns) => void;
  /** Of the metrics that are chosen: columns that none of them needs are left out. */
  needs: ReadonlySet<ItemKind>;
  /** The right answers stand in a test set. */
  hasTestSet: boolean;
  problems: FormProblems;
};

/** Says which column holds what, with what stands there in the first record. */
export function ColumnStep({ peeked, columns, onChange, needs, hasTestSet, problems }: ColumnStepProps) {
  const shown = PARTS.filter((part) => !part.for || part.for.some((kind) => needs.has(kind)) || columns[part.key]);
  return (
    <div className="grid gap-4">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map(({ key, label, hint }) => (
          <Field
            key={key}
            name={`columns.${key}`}
            label={label}
            hint={example(peeked, columns[key]) ?? hint}
            error={problems[`columns.${key}`]}
          >
            <Select
              value={columns[key] ?? ""}
              onChange={({ target }) => onChange({ ...columns, [key]: target.value || undefined })}
            >
              <option value="">None</option>
              {peeked.columns.map((column) => (
                <option key={column}>{column}</option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {!hasTestSet && (
        <fieldset aria-describedby={problems["columns.references"] ? "references-error" : undefined}>
          <legend className="font-[550]">References</legend>
          <p className="text-xs text-muted">
            The right answers. Several columns, and the members of a list, are alternatives.
          </p>
          <div className="mt-1 grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {peeked.columns
              .filter((column) => column !== columns.prediction && column !== columns.id)
              .map((column) => (
                <Checkbox
                  key={column}
                  label={<span className="break-all">{column}</span>}
                  hint={columns.references.includes(column) ? example(peeked, column) : undefined}
                  checked={columns.references.includes(column)}
                  onChange={({ target }) =>
                    onChange({
                      ...columns,
                      references: target.checked
                        ? [...columns.references, column]
                        : columns.references.filter((one) => one !== column),
                    })
                  }
                />
              ))}
          </div>
          {problems["columns.references"] && (
            <p id="references-error" data-problem className="mt-1 text-sm text-red">
              {problems["columns.references"]}
            </p>
          )}
        </fieldset>
      )}
      <p className="text-sm text-muted">
        Every other column with at most 50 different short values groups the items: each group is scored by itself.
      </p>
    </div>
  );
}

const SHOWN_CHARACTERS = 60;

function example({ example }: Peeked, column: string | undefined): string | undefined {
  const value = column === undefined ? undefined : example[column];
  if (value === undefined) return undefined;
  const text = value.replace(/\s+/g, " ");
  return `First: ${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text || "empty"}`;
}
