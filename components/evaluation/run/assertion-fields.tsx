"use client";

import { useRef, useState } from "react";
import { SHAPES } from "#components/evaluation/run/assertion-types.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AnswerMetric } from "#lib/evaluation/running/answer-metrics.ts";
import type { AssertionType } from "#lib/evaluation/running/assertions/assertions.ts";

/** What must hold of each answer: a list that grows. */
export function AssertionFields({ similarities }: { similarities: readonly AnswerMetric[] }) {
  const [rows, setRows] = useState<readonly { id: number; type: AssertionType }[]>([]);
  const nextId = useRef(1);
  const add = () => {
    setRows([...rows, { id: nextId.current, type: "contains" }]);
    nextId.current += 1;
  };
  return (
    <section aria-label="Assertions">
      <p className="font-[550]">Assertions, each held against every answer</p>
      <ul className="mt-2 grid gap-3">
        {rows.map(({ id, type }, at) => (
          <li key={id} className="grid items-end gap-3 rounded-lg border border-line p-3 sm:grid-cols-[12rem_1fr_auto]">
            <Field label="The answer" name={`assertions.${at}.type`}>
              <Select
                value={type}
                onChange={(event) =>
                  setRows(rows.map((row) => (row.id === id ? { id, type: event.target.value as AssertionType } : row)))
                }
              >
                {Object.entries(SHAPES).map(([key, { title }]) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
            <Settings at={at} type={type} similarities={similarities} />
            <Button onClick={() => setRows(rows.filter((row) => row.id !== id))}>
              Remove<span className="sr-only"> assertion {at + 1}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={add} className="mt-2">
        Add an assertion
      </Button>
    </section>
  );
}

type SettingsProps = { at: number; type: AssertionType; similarities: readonly AnswerMetric[] };

function Settings({ at, type, similarities }: SettingsProps) {
  const name = (setting: string) => `assertions.${at}.settings.${setting}`;
  const { text, number, hasCase, isSimilarity } = SHAPES[type];
  return (
    <div className="flex flex-wrap items-end gap-3">
      {isSimilarity && (
        <Field label="By" name={name("metric")}>
          <Select>
            {similarities.map(({ metric, title }) => (
              <option key={metric} value={metric}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {text && (
        <Field key={text.setting} label={text.label} name={name(text.setting)} className="grow">
          <Input />
        </Field>
      )}
      {number && (
        <Field key={number.setting} label={number.label} name={name(number.setting)}>
          <Input type="number" min={0} step="any" unit={number.unit} required />
        </Field>
      )}
      {hasCase && <Checkbox name={name("ignoreCase")} label="Upper and lower case are the same" />}
    </div>
  );
}
