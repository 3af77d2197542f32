import { Secret } from "#components/people/secret.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Invited } from "#lib/projects/commands/invite.ts";

/** The link to send. It is shown this once; for another look there is another invitation. */
export function InvitationLink({ invited }: { invited: Invited }) {
  return (
    <div className="space-y-4">
      <FormMessage tone="good">
        Send this link to {invited.email}. It works once, until <Time at={invited.expiresAt} day />, and is not shown
        again.
      </FormMessage>
      <Secret label="Invitation link" text={invited.link} copyLabel="Copy the link" />
    </div>
  );
}
