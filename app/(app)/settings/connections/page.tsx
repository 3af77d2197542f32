import type { Metadata } from "next";
import { AllowHost } from "#components/connections/allow-host.tsx";
import { AllowedHostTable } from "#components/connections/allowed-host-table.tsx";
import { OutgoingRuleForm } from "#components/connections/outgoing-rule-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { requireAdmin } from "#lib/access/page.ts";
import { listAllowedHosts } from "#lib/connections/queries/list-allowed-hosts.ts";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionSettingsPage() {
  const person = await requireAdmin();
  const { hosts, onlyAllowedHosts } = await listAllowedHosts(person);
  return (
    <>
      <PageHeader title="Settings" actions={<AllowHost />} />
      <div className="space-y-4">
        <SettingsTabs person={person} current="connections" />
        <Card title="Allowed hosts" note={hosts.length > 0 && formatCount(hosts.length, "host")} flush>
          {hosts.length > 0 ? (
            <AllowedHostTable hosts={hosts} />
          ) : (
            <EmptyState title="No host is allowed yet">
              Addresses inside your network are not called, so that nobody reaches what is behind it through Cairn.
              Allow the model servers of your own, such as vLLM or Ollama, one by one.
            </EmptyState>
          )}
        </Card>
        <Card title="Public hosts">
          <OutgoingRuleForm onlyAllowedHosts={onlyAllowedHosts} />
        </Card>
      </div>
    </>
  );
}
