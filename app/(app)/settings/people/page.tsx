import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { AccountsTable } from "#components/people/accounts-table.tsx";
import { InvitationsTable } from "#components/people/invitations-table.tsx";
import { InviteForm } from "#components/people/invite-form.tsx";
import { pageLinks, pageNumber } from "#components/people/page-links.ts";
import { PeopleSearch } from "#components/people/people-search.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireAdmin } from "#lib/access/page.ts";
import { ACCOUNTS_PER_PAGE, listAccounts } from "#lib/projects/queries/accounts.ts";
import { listAccountInvitations } from "#lib/projects/queries/invitations.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const person = await requireAdmin();
  const asked = await searchParams;
  const page = pageNumber(asked.page);
  const search = typeof asked.q === "string" ? asked.q.trim().slice(0, 100) : "";
  const [{ accounts, total }, invitations] = await Promise.all([
    listAccounts(person, { page, search }),
    listAccountInvitations(person),
  ]);
  const query: Record<string, string> = search ? { q: search } : {};
  return (
    <>
      <PageHeader
        title="Settings"
        actions={
          <Dialog
            variant="primary"
            trigger="Invite somebody"
            title="Invite somebody"
            description="You get a link to send them. It works once, within seven days. Leads invite people to their projects."
          >
            <InviteForm />
          </Dialog>
        }
      />
      <div className="space-y-4">
        <SettingsTabs person={person} current="people" />
        <Card
          title="People"
          note={formatCount(total, search ? "match" : "account", search ? "matches" : "accounts")}
          flush
          actions={<PeopleSearch search={search} />}
        >
          {total === 0 ? (
            <EmptyState title={`Nobody matches “${search}”`}>Look for a part of the name or of the e-mail.</EmptyState>
          ) : (
            <AccountsTable accounts={accounts} you={person.userId} />
          )}
          <div className="px-4">
            <Pagination {...pageLinks({ path: "/settings/people", page, perPage: ACCOUNTS_PER_PAGE, total, query })} />
          </div>
        </Card>
        {invitations.length > 0 && (
          <Card title="Open invitations" note={formatCount(invitations.length, "link")} flush>
            <InvitationsTable invitations={invitations} />
          </Card>
        )}
      </div>
    </>
  );
}
