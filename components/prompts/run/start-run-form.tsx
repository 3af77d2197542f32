"use client";

import { type FormEvent, useState } from "react";
import { RunLimits } from "#components/connections/run-limits.tsx";
import { TableFields } from "#components/prompts/run/table-fields.tsx";
import { type RunConnection, type RunVersion, VariantFields } from "#components/prompts/run/variant-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";
import { startPromptRunAction } from "#lib/prompts/actions.ts";

type StartRunFormProps = {
  slug: string;
  prompt: string;
  versions: readonly RunVersion[];
  connections: readonly RunConnection[];
  datasets: readonly VersionChoice[];
  /** The versions that stand side by side to begin with. */
  first: readonly number[];
};

/** Which versions are asked through which connections, about which rows, and what it may cost. */
export function StartRunForm({ slug, prompt, versions, connections, datasets, first }: StartRunFormProps) {
  const [chosen, setChosen] = useState<readonly number[]>(first);
  const variables = [
    ...new Set(chosen.flatMap((number) => versions.find((one) => one.number === number)?.variables ?? [])),
  ];

  function look(event: FormEvent<HTMLFormElement>): void {
    const data = new FormData(event.currentTarget);
    setChosen([...data].filter(([name]) => /^variants\.\d+\.version$/.test(name)).map(([, number]) => Number(number)));
  }

  return (
    <ActionForm action={startPromptRunAction} onInput={look} className="grid gap-6">
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="prompt" value={prompt} />
      <VariantFields versions={versions} connections={connections} first={first} onChange={setChosen} />
      <TableFields variables={variables} datasets={datasets} />
      <RunLimits atOnce={{ most: 16, usual: 4 }} tries={{ label: "Tries an answer", usual: 3 }} />
      <SubmitButton pendingLabel="Starting…">Start the run</SubmitButton>
    </ActionForm>
  );
}
