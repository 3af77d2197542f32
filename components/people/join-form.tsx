import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { signOut } from "#lib/access/actions.ts";
import { joinByInvitation } from "#lib/projects/actions/invitation.ts";

/** For somebody who is signed in: joins, or says that the link is for another address. */
export function JoinForm({ token, invited, email }: { token: string; invited: string; email: string }) {
  if (invited !== email) {
    return (
      <form action={signOut} className="space-y-4">
        <p>
          This invitation is for {invited}, and you are signed in as {email}. Sign out, then open the link again.
        </p>
        <Button type="submit">Sign out</Button>
      </form>
    );
  }
  return (
    <ActionForm action={joinByInvitation} className="space-y-4">
      <input type="hidden" name="token" value={token} />
      <SubmitButton className="w-full">Join as {email}</SubmitButton>
    </ActionForm>
  );
}
