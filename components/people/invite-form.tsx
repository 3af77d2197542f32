"use client";

import { InvitationLink } from "#components/people/invitation-link.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { PROJECT_ROLES, ROLE_PURPOSE } from "#lib/access/permissions.ts";
import { inviteToInstance } from "#lib/projects/actions/accounts.ts";
import { inviteToProject } from "#lib/projects/actions/members.ts";
import type { Invited } from "#lib/projects/commands/invite.ts";

const ROLES = PROJECT_ROLES.map((role) => ({ value: role, label: role, hint: ROLE_PURPOSE[role] }));

/** Invites somebody: with a project to a role in it, without one to this instance. Answers with the link. */
export function InviteForm({ project }: { project?: string }) {
  return (
    <ActionForm
      action={project ? inviteToProject : inviteToInstance}
      className="space-y-4"
      whenDone={(value) => <InvitationLink invited={value as Invited} />}
    >
      {project && <input type="hidden" name="project" value={project} />}
      <Field label="E-mail" name="email" required>
        <Input type="email" autoComplete="off" />
      </Field>
      {project && <RadioGroup legend="Role" name="role" options={ROLES} defaultValue="contributor" />}
      <SubmitButton>Make the invitation</SubmitButton>
    </ActionForm>
  );
}
