"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ConnectionField } from "#components/connections/connection-field.tsx";
import { RunLimits } from "#components/connections/run-limits.tsx";
import { AssertionFields } from "#components/evaluation/run/assertion-fields.tsx";
import { ColumnChoice } from "#components/evaluation/run/column-choice.tsx";
import { JudgeFields } from "#components/evaluation/run/judge-fields.tsx";
import { RunPreview } from "#components/evaluation/run/run-preview.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { TokenPrices } from "#lib/connections/client/open-connection.ts";
import { startRunAction } from "#lib/evaluation/actions.ts";
import type { AnswerMetric } from "#lib/evaluation/running/answer-metrics.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

export type RunConnection = {
  readonly number: number;
  readonly name: string;
  readonly defaultModel: string;
  readonly prices: TokenPrices | null;
};

type RunFormProps = {
  slug: string;
  testSets: readonly { ref: string; label: string; rowCount: number }[];
  chosen: {
    ref: string;
    rowCount: number;
    columns: readonly string[];
    lookCount: number;
    sample: readonly JsonObject[];
  };
  connections: readonly RunConnection[];
  metrics: readonly AnswerMetric[];
  similarities: readonly AnswerMetric[];
};

/** What the preview and the estimate are made of, as it is typed. */
export type RunDraft = {
  readonly connection: string;
  readonly system: string;
  readonly prompt: string;
  readonly maxTokens: string;
  readonly maxItems: string;
};

const LIKELY_QUESTION = /^(question|prompt|input|query|instruction|text|source)$/i;
const LIKELY_ANSWER = /^(answer|reference|expected|target|label|output|completion)$/i;

export function RunForm({ slug, testSets, chosen, connections, metrics, similarities }: RunFormProps) {
  const router = useRouter();
  const asked = chosen.columns.find((name) => LIKELY_QUESTION.test(name)) ?? chosen.columns[0] ?? "";
  const prompt = `{{${asked}}}`;
  const [draft, setDraft] = useState<RunDraft>({
    connection: String(connections[0]?.number ?? ""),
    ...{ system: "", prompt, maxTokens: "512", maxItems: "" },
  });

  function onInput(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setDraft({
      connection: text("connection"),
      system: text("system"),
      prompt: text("prompt"),
      maxTokens: text("maxTokens"),
      maxItems: text("maxItems"),
    });
  }

  const connection = connections.find(({ number }) => String(number) === draft.connection);
  return (
    <ActionForm action={startRunAction} onInput={onInput} className="grid gap-6">
      <input type="hidden" name="project" value={slug} />
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-base font-semibold">What is asked</legend>
        <Field
          label="Test set"
          name="testSet"
          hint={`${formatCount(chosen.rowCount, "row")}; looked at ${formatCount(chosen.lookCount, "time")} so far. This run counts as another look.`}
        >
          <Select
            key={chosen.ref}
            defaultValue={chosen.ref}
            onChange={(event) => router.replace(`?set=${encodeURIComponent(event.target.value)}`, { scroll: false })}
          >
            {testSets.map(({ ref, label, rowCount }) => (
              <option key={ref} value={ref}>
                {label} ({formatCount(rowCount, "row")})
              </option>
            ))}
          </Select>
        </Field>
        <ConnectionField connections={connections} />
        <Field label="System message" name="system" optional className="sm:col-span-2">
          <Textarea rows={2} />
        </Field>
        <Field
          label="Prompt"
          name="prompt"
          required
          className="sm:col-span-2"
          hint={`A column in double braces stands for its value: ${chosen.columns.map((name) => `{{${name}}}`).join(" ")}`}
        >
          <Textarea key={chosen.ref} rows={4} defaultValue={prompt} className="font-mono" />
        </Field>
        <Field
          label="Model"
          name="model"
          optional
          hint={`Without one, ${connection?.defaultModel ?? "the connection's own"}.`}
        >
          <Input maxLength={200} />
        </Field>
        <div className="grid grid-cols-3 gap-3">
          <Field label="Temperature" name="temperature">
            <Input type="number" min={0} max={2} step="any" defaultValue="0" />
          </Field>
          <Field label="Most tokens" name="maxTokens">
            <Input type="number" min={1} defaultValue="512" />
          </Field>
          <Field label="Seed" name="seed">
            <Input type="number" min={0} />
          </Field>
        </div>
      </fieldset>
      <RunPreview draft={draft} chosen={chosen} connection={connection} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-base font-semibold">How answers are judged</legend>
        <ColumnChoice
          key={chosen.ref}
          legend="Columns with the right answer"
          name="references"
          columns={chosen.columns}
          likely={chosen.columns.find((name) => LIKELY_ANSWER.test(name))}
        />
        <details>
          <summary className="cursor-pointer font-[550]">Metrics, over all answers and their references</summary>
          <div className="mt-2 grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {metrics.map(({ metric, title }) => (
              <Checkbox key={metric} name="metrics[]" value={metric} label={title} />
            ))}
          </div>
        </details>
        <AssertionFields similarities={similarities} />
        <JudgeFields connections={connections} />
      </fieldset>
      <RunLimits
        atOnce={{ most: 64, usual: 8 }}
        tries={{ label: "Tries an item", usual: 4 }}
        part={{ label: "First rows only", most: chosen.rowCount }}
      >
        <ColumnChoice legend="Groups to be scored apart" name="sliceColumns" columns={chosen.columns} />
        <Field label="Name of the evaluation" name="name" optional>
          <Input maxLength={200} />
        </Field>
      </RunLimits>
      <div>
        <SubmitButton pendingLabel="Starting…">Start the run</SubmitButton>
      </div>
    </ActionForm>
  );
}
