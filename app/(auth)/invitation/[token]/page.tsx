import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JoinForm } from "#components/people/join-form.tsx";
import { RegisterForm } from "#components/people/register-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ROLE_PURPOSE } from "#lib/access/permissions.ts";
import { currentPerson } from "#lib/access/session.ts";
import { findInvitation, type OpenInvitation } from "#lib/projects/queries/invitations.ts";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const [invitation, person] = await Promise.all([findInvitation(token), currentPerson()]);
  if (!invitation) {
    return (
      <Panel title="This invitation does not work any more">
        <p>
          It was used already, was revoked, or is older than seven days. Ask the person who invited you for a new link.
        </p>
        <ButtonLink href="/">{person ? "Go to your projects" : "Go to sign in"}</ButtonLink>
      </Panel>
    );
  }
  return (
    <Panel title={invitation.project ? `Join ${invitation.project}` : "Join Cairn"}>
      <Welcome invitation={invitation} />
      {person ? (
        <JoinForm token={token} invited={invitation.email} email={person.email} />
      ) : invitation.hasAccount ? (
        <>
          <p>{invitation.email} has an account already.</p>
          <ButtonLink variant="primary" href={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`}>
            Sign in to join
          </ButtonLink>
        </>
      ) : (
        <RegisterForm token={token} email={invitation.email} />
      )}
    </Panel>
  );
}

function Welcome({ invitation: { invitedBy, role } }: { invitation: OpenInvitation }) {
  const who = invitedBy ?? "Somebody";
  if (!role) return <p>{who} invites you. You will see projects once somebody adds you to one.</p>;
  return (
    <p className="text-pretty">
      {who} invites you as <strong className="font-semibold">{role}</strong>.
      <span className="block text-muted">{ROLE_PURPOSE[role]}</span>
    </p>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-4 rounded-lg border bg-surface p-5 sm:p-6">
      <h1 className="text-xl font-semibold tracking-[-0.015em]">{title}</h1>
      {children}
    </div>
  );
}
