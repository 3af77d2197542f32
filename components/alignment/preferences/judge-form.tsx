"use client";

import { ConnectionField } from "#components/connections/connection-field.tsx";
import { RunLimits } from "#components/connections/run-limits.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { startJudgeRunAction } from "#lib/alignment/judges/actions.ts";
import type { PairwiseCampaign } from "#lib/alignment/queries/list-pairwise-campaigns.ts";

type JudgeFormProps = {
  slug: string;
  campaigns: readonly PairwiseCampaign[];
  connections: readonly { readonly number: number; readonly name: string; readonly defaultModel: string }[];
  prompt: { readonly name: string; readonly body: string };
};

/** Starts a judge's run: what it is asked, of which model, and what it may take. */
export function JudgeForm({ slug, campaigns, connections, prompt }: JudgeFormProps) {
  return (
    <ActionForm action={startJudgeRunAction} className="grid gap-6">
      <input type="hidden" name="project" value={slug} />
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-base font-semibold">What is judged, and by whom</legend>
        <Field
          label="Campaign"
          name="campaign"
          required
          hint="Each pair is asked about twice, with either answer first."
        >
          <Select>
            {campaigns.map(({ number, title, itemCount }) => (
              <option key={number} value={number}>
                {number} · {title} ({formatCount(itemCount, "pair")})
              </option>
            ))}
          </Select>
        </Field>
        <ConnectionField connections={connections} />
        <Field label="Model" name="model" optional hint="Without one, the connection’s own.">
          <Input maxLength={200} />
        </Field>
        <Field label="Name of the run" name="name" optional>
          <Input maxLength={120} />
        </Field>
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-base font-semibold">What it is asked</legend>
        <Field label="Name of the prompt" name="promptName" required>
          <Input maxLength={60} defaultValue={prompt.name} />
        </Field>
        <Field
          label="Prompt"
          name="prompt"
          required
          hint="{{guideline}}, {{prompt}}, {{first}} and {{second}} stand for the campaign’s. A changed text is kept as the next version. How to reply is said for you."
        >
          <Textarea rows={14} defaultValue={prompt.body} className="font-mono" />
        </Field>
      </fieldset>
      <RunLimits
        atOnce={{ most: 64, usual: 8 }}
        tries={{ label: "Tries a question", usual: 4 }}
        part={{ label: "First pairs only" }}
      />
      <div>
        <SubmitButton pendingLabel="Starting…">Ask the judge</SubmitButton>
      </div>
    </ActionForm>
  );
}
