import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SessionsTable } from "#components/people/sessions-table.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requirePerson } from "#lib/access/page.ts";
import { revokeOtherSessions } from "#lib/projects/actions/profile.ts";
import { listSessions } from "#lib/projects/queries/sessions.ts";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const person = await requirePerson();
  const sessions = await listSessions(person);
  return (
    <>
      <PageHeader title="Settings" />
      <div className="space-y-4">
        <SettingsTabs person={person} current="sessions" />
        <Card
          title="Where you are signed in"
          note="A session ends by itself after 14 days."
          flush
          actions={
            <ActionForm action={revokeOtherSessions} toast>
              <SubmitButton size="small" variant="danger">
                Sign out everywhere else
              </SubmitButton>
            </ActionForm>
          }
        >
          <SessionsTable sessions={sessions} />
        </Card>
      </div>
    </>
  );
}
