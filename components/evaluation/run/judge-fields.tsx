"use client";

import { useState } from "react";
import { ConnectionOptions } from "#components/connections/connection-field.tsx";
import type { RunConnection } from "#components/evaluation/run/run-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

/** A second model that marks each answer by a rubric. */
export function JudgeFields({ connections }: { connections: readonly RunConnection[] }) {
  const [judge, setJudge] = useState("");
  const [scale, setScale] = useState("points");
  return (
    <section aria-label="Judge" className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Judge"
        name="judge.connection"
        hint="A model that marks each answer. Mark some yourselves afterwards: how far it says what people say stands beside its score."
      >
        <Select value={judge} onChange={(event) => setJudge(event.target.value)}>
          <option value="">No judge</option>
          <ConnectionOptions connections={connections} />
        </Select>
      </Field>
      {judge !== "" && (
        <>
          <Field label="Its model" name="judge.model" optional>
            <Input maxLength={200} />
          </Field>
          <Field label="Name of the rubric" name="judge.rubric.name" required hint="Such as Helpfulness.">
            <Input maxLength={60} />
          </Field>
          <div className="grid grid-cols-3 gap-3">
            <Field label="Scale" name="judge.rubric.scale.kind">
              <Select value={scale} onChange={(event) => setScale(event.target.value)}>
                <option value="points">Points</option>
                <option value="pass-fail">Pass or fail</option>
              </Select>
            </Field>
            {scale === "points" && (
              <>
                <Field label="Lowest" name="judge.rubric.scale.lowest">
                  <Input type="number" min={0} max={100} defaultValue="1" />
                </Field>
                <Field label="Highest" name="judge.rubric.scale.highest">
                  <Input type="number" min={1} max={100} defaultValue="5" />
                </Field>
              </>
            )}
          </div>
          <Field label="Criteria" name="judge.rubric.criteria" required className="sm:col-span-2">
            <Textarea rows={4} maxLength={10_000} />
          </Field>
        </>
      )}
    </section>
  );
}
