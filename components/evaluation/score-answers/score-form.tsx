"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ColumnStep } from "#components/evaluation/score-answers/column-step.tsx";
import { type MetricSection, MetricStep } from "#components/evaluation/score-answers/metric-step.tsx";
import { type Peeked, peekFile } from "#components/evaluation/score-answers/peek-file.ts";
import {
  type FormMetric,
  type FormProblems,
  problemsOf,
  scoreAddress,
} from "#components/evaluation/score-answers/score-request.ts";
import {
  type ChosenTestSet,
  type OfferedTestSet,
  TestSetStep,
} from "#components/evaluation/score-answers/test-set-step.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DropZone } from "#components/ui/drop-zone.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { sendFile } from "#components/ui/send-file.ts";
import { SendingBar } from "#components/ui/sending-bar.tsx";
import type { AnswerColumns } from "#lib/evaluation/answers/columns.ts";
import { guessColumns } from "#lib/evaluation/answers/guess-columns.ts";
import { columnsSuffice } from "#lib/evaluation/answers/rules.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import type { Preset } from "#lib/evaluation/scoring/presets.ts";

type ScoreFormProps = {
  slug: string;
  sections: readonly MetricSection[];
  presets: readonly Preset[];
  testSets: readonly OfferedTestSet[];
};

/** Everything that scoring a file of answers takes. What was chosen stays when it is refused, and once it has been started. */
export function ScoreForm({ slug, sections, presets, testSets }: ScoreFormProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [peeked, setPeeked] = useState<Peeked | null>(null);
  const [columns, setColumns] = useState<AnswerColumns>({ references: [] });
  const [testSet, setTestSet] = useState<ChosenTestSet | null>(null);
  const [metrics, setMetrics] = useState<readonly FormMetric[]>([]);
  const [problems, setProblems] = useState<FormProblems>({});
  const [sentBytes, setSentBytes] = useState<number | null>(null);

  const offered = sections.flatMap((section) => section.metrics);
  const needs = new Set(metrics.flatMap(({ metric }) => offered.find(({ key }) => key === metric)?.needs ?? []));

  async function choose(chosen: File) {
    const found = await peekFile(chosen);
    setFile(chosen);
    setPeeked(found);
    if (found) setColumns(guessColumns(found.columns));
    setProblems(problemsOfFile(chosen, found));
  }

  async function start(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = (name: string) => String(new FormData(form).get(name) ?? "");
    const found = whatIsMissing();
    if (found || !file || !peeked) return refuse(form, found ?? { file: "Choose a file first." });
    setProblems({});
    setSentBytes(0);
    const asked = {
      ...{ format: peeked.format, columns, metrics, test: testSet, fileName: file.name },
      ...{ task: typed("task"), name: typed("name"), model: typed("model") },
    };
    const sent = await sendFile(scoreAddress(slug, asked, offered), file, "application/octet-stream", setSentBytes);
    setSentBytes(null);
    if (sent.status === null)
      return refuse(form, { form: "The connection broke off. Nothing was started; start once more." });
    if (sent.status >= 300) return refuse(form, problemsOf(sent.status, sent.body));
    const { jobId, evaluation } = sent.body as { jobId: string | null; evaluation: { number: number } | null };
    router.push(
      jobId ? `/projects/${slug}/evaluation/score?job=${jobId}` : `/projects/${slug}/evaluation/${evaluation?.number}`,
    );
  }

  function whatIsMissing(): FormProblems | null {
    if (!file || !peeked) return file ? problemsOfFile(file, peeked) : { file: "Choose a file first." };
    if (metrics.length === 0) return { metrics: "Choose at least one metric." };
    const enough = columnsSuffice({ columns, needs, testSet: testSet?.columns ?? null });
    return enough.ok ? null : { [enough.field ?? "form"]: enough.message };
  }

  function refuse(form: HTMLFormElement, found: FormProblems) {
    setProblems(found);
    // Once it is drawn.
    requestAnimationFrame(() => {
      form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      form.querySelector("[data-problem]")?.scrollIntoView({ block: "center" });
    });
  }

  const unplaced = Object.entries(problems).flatMap(([field, problem]) => (hasPlace(field) ? [] : [problem]));
  return (
    <form onSubmit={start} className="grid gap-4" noValidate>
      <Card title="File of answers">
        <DropZone
          file={file}
          onChoose={choose}
          accept=".jsonl,.ndjson,.json,.csv,.tsv,.gz"
          hint={
            file
              ? `${formatBytes(file.size)} · ${peeked?.format === "csv" ? "table" : "JSON Lines"} · choose another`
              : `JSON Lines or CSV, also as .gz, at most ${formatBytes(MAX_UPLOAD_BYTES)}`
          }
          problem={problems.file}
        />
      </Card>
      {peeked && (
        <Card title="Columns" note="Guessed by their names">
          <ColumnStep {...{ peeked, columns, needs, problems }} onChange={setColumns} hasTestSet={testSet !== null} />
        </Card>
      )}
      {testSets.length > 0 && (
        <Card title="Test set">
          <TestSetStep offered={testSets} chosen={testSet} onChange={setTestSet} problems={problems} />
        </Card>
      )}
      <Card title="Metrics" note={metrics.length > 0 ? `${metrics.length} chosen` : undefined}>
        <MetricStep {...{ sections, presets, problems }} chosen={metrics} onChange={setMetrics} />
      </Card>
      <Card title="Names">
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
          <Field name="model" label="Model" optional hint="Which model answered." error={problems.model}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field name="task" label="Task" optional hint="Without one, the file's name." error={problems.task}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field name="name" label="Name" optional hint="Without one, the model's." error={problems.name}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
        </div>
      </Card>
      {unplaced.length > 0 && (
        <p role="alert" className="rounded-md bg-red-soft px-3 py-2 text-red">
          {unplaced.join(" ")}
        </p>
      )}
      {sentBytes !== null && file && <SendingBar sentBytes={sentBytes} sizeBytes={file.size} after="Keeping it…" />}
      <Button type="submit" variant="primary" disabled={sentBytes !== null}>
        {sentBytes === null ? "Score the answers" : "Sending…"}
      </Button>
    </form>
  );
}

/** Whether what is wrong is said beside its field; else it stands above the button. */
function hasPlace(field: string): boolean {
  return /^(file|metrics|columns|test|testColumns|model|task|name)($|\.)/.test(field) && field !== "columns";
}

function problemsOfFile(file: File, peeked: Peeked | null): FormProblems {
  if (file.size > MAX_UPLOAD_BYTES)
    return { file: `The file has ${formatBytes(file.size)}; ${formatBytes(MAX_UPLOAD_BYTES)} is the most.` };
  if (!peeked) return { file: "No record can be made out in it: it should be JSON Lines, or CSV with a header." };
  return {};
}
