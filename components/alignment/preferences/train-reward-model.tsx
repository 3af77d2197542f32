"use client";

import { useState } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { PairwiseCampaign } from "#lib/alignment/queries/list-pairwise-campaigns.ts";
import { trainRewardModelAction } from "#lib/alignment/reward-models/actions.ts";

/** Starts the training of a reward model on a campaign's preferences. */
export function TrainRewardModel({ slug, campaigns }: { slug: string; campaigns: readonly PairwiseCampaign[] }) {
  const [campaign, setCampaign] = useState(String(campaigns[0]?.number ?? ""));
  const [usesMachines, setUsesMachines] = useState(false);
  const judges = campaigns.find(({ number }) => String(number) === campaign)?.judges ?? [];
  return (
    <Dialog
      trigger="Train a reward model"
      variant="primary"
      title="Train a reward model"
      description="On three quarters of the prompts; the rest is held out to test it. It takes seconds, or minutes for thousands of pairs."
    >
      <ActionForm action={trainRewardModelAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field label="Campaign" name="campaign" required>
          <Select value={campaign} onChange={(event) => setCampaign(event.target.value)}>
            {campaigns.map(({ number, title, itemCount }) => (
              <option key={number} value={number}>
                {number} · {title} ({formatCount(itemCount, "pair")})
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Name" name="name" optional>
          <Input maxLength={120} />
        </Field>
        <Field
          label="Seed"
          name="seed"
          hint="Decides which prompts are held out. The same seed and preferences give the same model."
        >
          <Input type="number" min={0} defaultValue="1" />
        </Field>
        <Checkbox
          name="machineLabels"
          value="on"
          checked={usesMachines}
          onChange={(event) => setUsesMachines(event.target.checked)}
          label="Learn from a machine where people said nothing; it stays said of the model"
        />
        {usesMachines && judges.length > 0 && (
          <Field label="Judge" name="judge" optional hint="Its labels count beside those of the campaign’s file.">
            <Select>
              <option value="">None</option>
              {judges.map(({ number, name }) => (
                <option key={number} value={number}>
                  {number} · {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <SubmitButton pendingLabel="Starting…">Train the model</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
