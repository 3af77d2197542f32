import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PasswordForm } from "#components/people/password-form.tsx";
import { ProfileForm } from "#components/people/profile-form.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePerson } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const person = await requirePerson();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="space-y-4">
        <SettingsTabs person={person} current="profile" />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title="Profile">
            <ProfileForm name={person.name} email={person.email} />
          </Card>
          <Card title="Password">
            {person.method === "password" ? (
              <PasswordForm email={person.email} />
            ) : (
              <p className="text-muted">You sign in through your identity provider; change the password there.</p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}
