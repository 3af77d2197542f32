"use client";

import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type SeriesPickerProps = {
  path: string;
  metrics: readonly { key: string; title: string }[];
  /** Those the chosen metric was measured on. */
  tasks: readonly string[];
  metric: string;
  task: string;
  by: string;
};

const COMPARISONS = { evaluations: "Latest evaluations", models: "Models", tasks: "Tasks of the newest evaluation" };

/** What the charts show; the choice is in the address. */
export function SeriesPicker({ path, metrics, tasks, metric, task, by }: SeriesPickerProps) {
  return (
    <Form action={path} scroll={false} className="flex flex-wrap gap-2 print:hidden">
      <Choice
        name="metric"
        label="Metric"
        chosen={metric}
        options={metrics.map(({ key, title }) => [key, title] as const)}
      />
      <Choice name="task" label="Task" chosen={task} options={tasks.map((one) => [one, one] as const)} />
      <Choice name="by" label="Compare" chosen={by} options={Object.entries(COMPARISONS)} />
    </Form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  chosen: string;
  options: readonly (readonly [value: string, label: string])[];
};

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <Field name={name} label={label} className="min-w-40 max-w-64 max-sm:grow">
      <Select key={chosen} defaultValue={chosen} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
