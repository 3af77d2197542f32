import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { InvitationsTable } from "#components/people/invitations-table.tsx";
import { InviteForm } from "#components/people/invite-form.tsx";
import { MembersTable } from "#components/people/members-table.tsx";
import { MembersTabs } from "#components/people/members-tabs.tsx";
import { pageLinks, pageNumber } from "#components/people/page-links.ts";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requirePerson, requireProject } from "#lib/access/page.ts";
import { listInvitations } from "#lib/projects/queries/invitations.ts";
import { listMembers, MEMBERS_PER_PAGE } from "#lib/projects/queries/members.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params, searchParams }: PageProps<"/projects/[slug]/members">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const page = pageNumber((await searchParams).page);
  const [person, { members, total }, invitations] = await Promise.all([
    requirePerson(),
    listMembers(access, page),
    may(access, "member:manage") ? listInvitations(access) : [],
  ]);
  const mayManage = may(access, "member:manage");
  return (
    <>
      <PageHeader
        title="Members"
        breadcrumb={[{ label: access.project.name, href: `/projects/${slug}` }]}
        description="Who works on this project, reviews it or reads it, and the machines that may ask or report."
        actions={
          mayManage && (
            <Dialog
              variant="primary"
              trigger="Invite somebody"
              title="Invite somebody"
              description="You get a link to send them. It works once, within seven days."
            >
              <InviteForm project={slug} />
            </Dialog>
          )
        }
      />
      <div className="space-y-4">
        <MembersTabs project={slug} current="members" mayManageTokens={may(access, "token:manage")} />
        <Card title="People" note={formatCount(total, "member")} flush>
          <MembersTable members={members} manage={mayManage ? slug : undefined} you={person.userId} />
          <div className="px-4">
            <Pagination {...pageLinks({ path: `/projects/${slug}/members`, page, perPage: MEMBERS_PER_PAGE, total })} />
          </div>
        </Card>
        {invitations.length > 0 && (
          <Card title="Open invitations" note={formatCount(invitations.length, "link")} flush>
            <InvitationsTable invitations={invitations} project={slug} />
          </Card>
        )}
      </div>
    </>
  );
}
