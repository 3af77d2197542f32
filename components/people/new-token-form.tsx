"use client";

import { NewToken } from "#components/people/new-token.tsx";
import { PermissionChoice } from "#components/people/permission-choice.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { makeToken } from "#lib/projects/actions/tokens.ts";
import type { MadeToken } from "#lib/projects/commands/make-token.ts";

const DAYS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
];

type NewTokenFormProps = { project: string; url: string };

export function NewTokenForm({ project, url }: NewTokenFormProps) {
  return (
    <ActionForm
      action={makeToken}
      className="space-y-4"
      whenDone={(value) => <NewToken made={value as MadeToken} project={project} url={url} />}
    >
      <input type="hidden" name="project" value={project} />
      <Field label="Name" name="name" required hint="What uses it, for example “nightly evaluation”.">
        <Input autoComplete="off" maxLength={60} />
      </Field>
      <PermissionChoice />
      <RadioGroup legend="Ends after" name="days" options={DAYS} defaultValue="90" inline />
      <SubmitButton>Make token</SubmitButton>
    </ActionForm>
  );
}
