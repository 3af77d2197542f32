"use client";

import { useState } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { scoreCandidateAction } from "#lib/model/actions.ts";
import type { ScoreView } from "#lib/model/queries/get-candidate.ts";
import { keysOf, SCORE_SOURCES } from "#lib/model/vocabulary.ts";

type ScoreDialogProps = {
  slug: string;
  candidate: number;
  criterion: { readonly key: string; readonly title: string };
  score: ScoreView | null;
};

export function ScoreDialog(props: ScoreDialogProps) {
  const { criterion, score } = props;
  return (
    <Dialog
      trigger={
        <>
          {score ? "Change" : "Score"}
          <span className="sr-only"> {criterion.title}</span>
        </>
      }
      size="small"
      variant="quiet"
      title={criterion.title}
      description="Points from 0 to 5, and where they are from. Without points an earlier score is taken back."
    >
      <ScoreForm {...props} />
    </Dialog>
  );
}

function ScoreForm({ slug, candidate, criterion, score }: ScoreDialogProps) {
  const [source, setSource] = useState(score?.source ?? "opinion");
  return (
    <ActionForm action={scoreCandidateAction} className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="candidate" value={candidate} />
      <input type="hidden" name="criterion" value={criterion.key} />
      <Field label="Points" name="points">
        <Input type="number" min={0} max={5} step="any" defaultValue={score?.points} />
      </Field>
      <Field label="Measured" name="measured" optional hint="With its unit.">
        <Input defaultValue={score?.measured} placeholder="89 of 120 right" />
      </Field>
      <Field label="Source" name="source">
        <Select
          value={source}
          onChange={(event) => setSource(keysOf(SCORE_SOURCES).find((key) => key === event.target.value) ?? "opinion")}
        >
          {keysOf(SCORE_SOURCES).map((key) => (
            <option key={key} value={key}>
              {SCORE_SOURCES[key]}
            </option>
          ))}
        </Select>
      </Field>
      {source === "evaluation" && (
        <Field label="Evaluation" name="evaluation" hint="Its number, as in the list of evaluations.">
          <Input type="number" min={1} step={1} defaultValue={score?.evaluation ?? undefined} />
        </Field>
      )}
      {source === "document" && (
        <Field label="Document" name="url">
          <Input type="url" defaultValue={score?.url ?? undefined} placeholder="https://" />
        </Field>
      )}
      <Field label="Note" name="note" optional className="sm:col-span-2">
        <Textarea rows={2} defaultValue={score?.note} />
      </Field>
      <SubmitButton className="justify-self-start">Save score</SubmitButton>
    </ActionForm>
  );
}
