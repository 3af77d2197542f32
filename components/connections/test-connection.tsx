"use client";

import { TestResult } from "#components/connections/test-result.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { testConnectionAction } from "#lib/connections/actions.ts";
import type { TestedConnection } from "#lib/connections/commands/test-connection.ts";

export function TestConnection({ slug, number, name }: { slug: string; number: number; name: string }) {
  return (
    <Dialog
      size="small"
      trigger={
        <>
          Test<span className="sr-only"> {name}</span>
        </>
      }
      title={`Test ${name}`}
      description="Asks the endpoint for its list of models, which costs nothing. Where it has none, its default model writes one token."
    >
      <ActionForm
        action={testConnectionAction}
        className="grid gap-4"
        whenDone={(value) => <TestResult tested={value as TestedConnection} />}
      >
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={number} />
        <SubmitButton pendingLabel="Waiting for its answer…">Test now</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
