"use client";

import { useId, useState } from "react";
import { isInCatalogue } from "#components/scope/objective-text.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { setObjectiveAction } from "#lib/scope/actions.ts";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";
import { withoutFilter } from "#lib/scope/rules/objective.ts";
import { keysOf, OBJECTIVE_DIRECTIONS, type ObjectiveDirection } from "#lib/scope/vocabulary.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

export function ObjectiveForm({ slug, objective }: { slug: string; objective?: ObjectiveView }) {
  const listId = useId();
  const [metricKey, setMetricKey] = useState(objective?.metricKey ?? "");
  const [direction, setDirection] = useState<ObjectiveDirection>(objective?.direction ?? "higher");
  const metric = metricOf(withoutFilter(metricKey));
  const isKnown = isInCatalogue(metricKey);

  function chooseMetric(typed: string) {
    setMetricKey(typed);
    if (isInCatalogue(typed)) setDirection(metricOf(withoutFilter(typed)).direction ?? direction);
  }

  return (
    <ActionForm action={setObjectiveAction} className="flex flex-col gap-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-6">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="id" value={objective?.id ?? ""} />
        <input type="hidden" name="revision" value={objective?.revision ?? 0} />
        <Field
          label="Metric"
          name="metricKey"
          hint={isKnown ? metric.source : "From the catalogue, or the name a result file uses."}
          className="sm:col-span-3"
        >
          <Input
            list={listId}
            value={metricKey}
            onChange={(event) => chooseMetric(event.target.value)}
            placeholder="exact_match"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <datalist id={listId}>
          {Object.entries(METRICS).map(([key, { title }]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </datalist>
        <Field
          label="Name"
          name="name"
          hint="As it is shown; the metric's title when left empty."
          optional
          className="sm:col-span-3"
        >
          <Input defaultValue={objective?.name} placeholder={isKnown ? metric.title : undefined} />
        </Field>
        <Field label="Direction" name="direction" className="sm:col-span-2">
          <Select value={direction} onChange={(event) => setDirection(event.target.value as ObjectiveDirection)}>
            {keysOf(OBJECTIVE_DIRECTIONS).map((key) => (
              <option key={key} value={key}>
                {OBJECTIVE_DIRECTIONS[key]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Target" name="target" hint={rangeHint(metric.range)} className="sm:col-span-2">
          <Input type="number" step="any" defaultValue={objective?.target} />
        </Field>
        <Field label="Baseline" name="baseline" hint="What there is today." optional className="sm:col-span-2">
          <Input type="number" step="any" defaultValue={objective?.baseline ?? undefined} />
        </Field>
        {direction === "target" && (
          <Field label="Tolerance" name="tolerance" hint="To both sides of the target." className="sm:col-span-2">
            <Input type="number" step="any" min={0} defaultValue={objective?.tolerance ?? undefined} />
          </Field>
        )}
        {isKnown ? (
          <input type="hidden" name="unit" value={metric.unit} />
        ) : (
          <Field label="Unit" name="unit" optional className="sm:col-span-2">
            <Input defaultValue={objective?.unit} />
          </Field>
        )}
        <Field
          label="Dataset"
          name="dataset"
          hint="The task or dataset as the results name it; any when left empty."
          optional
          className="sm:col-span-3"
        >
          <Input defaultValue={objective?.dataset ?? undefined} placeholder="billing-test" />
        </Field>
        <Field
          label="Items at least"
          name="minItems"
          hint="Fewer are too few to decide."
          className={isKnown ? "sm:col-span-1" : "sm:col-span-2"}
        >
          <Input type="number" min={0} step={1} defaultValue={objective?.minItems ?? 500} />
        </Field>
        <Field label="Due" name="dueOn" optional className="sm:col-span-2">
          <Input type="date" defaultValue={objective?.dueOn ?? undefined} />
        </Field>
        <div className="sm:col-span-6">
          <Checkbox
            name="safetyFloor"
            defaultChecked={objective?.safetyFloor}
            label="Safety floor"
            hint="Never averaged away: it closes the gate by itself when it does not hold."
          />
        </div>
        <Field
          label="Why this number"
          name="why"
          hint="Where the target comes from: a stakeholder, a contract, today's process."
          optional
          className="sm:col-span-6"
        >
          <Textarea rows={2} defaultValue={objective?.why} />
        </Field>
        {objective?.frozenAt && (
          <Field label="Why it changes after freezing" name="reason" className="sm:col-span-6">
            <Textarea rows={2} />
          </Field>
        )}
        <div className="sm:col-span-6">
          <SubmitButton>{objective ? "Save objective" : "Set objective"}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

function rangeHint([low, high]: readonly [number | null, number | null]): string | undefined {
  if (low !== null && high !== null) return `Between ${low} and ${high}.`;
  if (low !== null) return `${low} or more.`;
  return high === null ? undefined : `${high} or less.`;
}
