"use client";

import type { FormMetric, FormProblems } from "#components/evaluation/score-answers/score-request.ts";
import { SettingFields } from "#components/evaluation/score-answers/setting-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OfferedMetric } from "#lib/evaluation/scoring/offered-metrics.ts";
import type { Preset } from "#lib/evaluation/scoring/presets.ts";

/** A group of metrics, in the order they are shown. */
export type MetricSection = {
  readonly key: string;
  readonly title: string;
  readonly needs: string;
  readonly metrics: readonly OfferedMetric[];
};

type MetricStepProps = {
  sections: readonly MetricSection[];
  presets: readonly Preset[];
  chosen: readonly FormMetric[];
  onChange: (chosen: readonly FormMetric[]) => void;
  problems: FormProblems;
};

/** Chooses metrics: those usual for a task at once, then one by one, each with its settings and as often as wanted. */
export function MetricStep({ sections, presets, chosen, onChange, problems }: MetricStepProps) {
  const nextId = 1 + Math.max(0, ...chosen.map(({ id }) => id));
  const add = (metric: string) => onChange([...chosen, { id: nextId, metric, settings: {} }]);
  return (
    <div className="grid gap-4">
      <Field name="preset" label="Usual for" hint="Replaces what is chosen below." className="sm:max-w-sm">
        <Select
          value=""
          onChange={({ target }) => {
            const preset = presets.find(({ key }) => key === target.value);
            if (preset) onChange(preset.metrics.map((metric, at) => ({ id: nextId + at, metric, settings: {} })));
          }}
        >
          <option value="">Choose a task</option>
          {["By task", "GLUE"].map((group) => (
            <optgroup key={group} label={group}>
              {presets
                .filter((preset) => preset.group === group)
                .map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {sections.map(({ key, title, needs, metrics }) => (
        <Section
          key={key}
          {...{ title, needs, metrics, chosen, problems, add }}
          remove={(wanted) => onChange(chosen.filter((one) => !wanted(one)))}
          change={(id, settings) => onChange(chosen.map((one) => (one.id === id ? { ...one, settings } : one)))}
        />
      ))}
      {problems.metrics && (
        <p data-problem className="text-sm text-red">
          {problems.metrics}
        </p>
      )}
    </div>
  );
}

type SectionProps = Pick<MetricStepProps, "chosen" | "problems"> &
  Pick<MetricSection, "title" | "needs" | "metrics"> & {
    add: (metric: string) => void;
    remove: (wanted: (metric: FormMetric) => boolean) => void;
    change: (id: number, settings: FormMetric["settings"]) => void;
  };

function Section({ title, needs, metrics, chosen, problems, add, remove, change }: SectionProps) {
  const count = chosen.filter(({ metric }) => metrics.some(({ key }) => key === metric)).length;
  return (
    <details open={count > 0 || undefined} className="rounded-md border px-3 py-2">
      <summary className="cursor-pointer font-[550]">
        {title}
        {count > 0 && <span className="ml-2 text-sm font-normal text-muted">{count} chosen</span>}
      </summary>
      <p className="mt-1 text-sm text-muted">{needs}</p>
      <ul className="mt-1 grid gap-x-6 lg:grid-cols-2">
        {metrics.map((offered) => (
          <li key={offered.key} className="min-w-0">
            <Checkbox
              label={offered.title}
              hint={offered.source}
              checked={chosen.some(({ metric }) => metric === offered.key)}
              onChange={({ target }) =>
                target.checked ? add(offered.key) : remove(({ metric }) => metric === offered.key)
              }
            />
            {chosen.map(
              (one, position) =>
                one.metric === offered.key && (
                  <Settings
                    key={one.id}
                    {...{ offered, one, position, problems }}
                    isOnly={chosen.filter(({ metric }) => metric === offered.key).length === 1}
                    change={(settings) => change(one.id, settings)}
                    again={() => add(offered.key)}
                    remove={() => remove(({ id }) => id === one.id)}
                  />
                ),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

type SettingsProps = Pick<MetricStepProps, "problems"> & {
  offered: OfferedMetric;
  one: FormMetric;
  /** Among all that are chosen: the server says by it what is wrong. */
  position: number;
  isOnly: boolean;
  change: (settings: FormMetric["settings"]) => void;
  again: () => void;
  remove: () => void;
};

function Settings({ offered, one, position, problems, isOnly, change, again, remove }: SettingsProps) {
  const problemOf = (setting: string) => problems[`metrics.${position}.settings.${setting}`];
  const own = problems[`metrics.${position}`];
  const isWrong = own !== undefined || offered.settings.some(({ name }) => problemOf(name) !== undefined);
  const said = offered.settings
    .filter(({ name, byDefault }) => (one.settings[name] ?? byDefault) !== byDefault)
    .map(({ name }) => `${name}: ${one.settings[name]}`);
  if (offered.settings.length === 0) return null;
  return (
    <details open={isWrong || undefined} className="mb-2 ml-6.5 rounded-md bg-sunken px-3 py-2 text-sm">
      <summary className="cursor-pointer">
        Settings <span className="text-muted">{said.length > 0 ? said.join(", ") : "as usual"}</span>
      </summary>
      <div className="mt-2 grid gap-3">
        <SettingFields settings={offered.settings} typed={one.settings} onChange={change} problemOf={problemOf} />
        {own && (
          <p data-problem className="text-red">
            {own}
          </p>
        )}
        <div className="flex gap-2">
          <Button size="small" onClick={again}>
            Once more, with other settings
          </Button>
          {!isOnly && (
            <Button size="small" variant="quiet" onClick={remove}>
              Leave this one out
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
