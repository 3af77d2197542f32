import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EditApplication, RetireApplication } from "#components/deployment/application-dialogs.tsx";
import { ReleaseName } from "#components/deployment/environment-board.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getApplication } from "#lib/deployment/applications/queries/applications.ts";
import { kindLabel } from "#lib/deployment/applications/vocabulary.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { listReleases } from "#lib/deployment/releases/queries/list-releases.ts";
import { releaseNumberOf } from "#lib/deployment/releases/schema.ts";

export const metadata: Metadata = { title: "Application" };

export default async function ApplicationPage({
  params,
}: PageProps<"/projects/[slug]/deployment/applications/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "project:read");
  const mayUpdate = may(access, "application:update");
  const [application, environments, releases] = await Promise.all([
    getApplication(access, releaseNumberOf(number)),
    mayUpdate ? listEnvironments(access) : [],
    mayUpdate ? listReleases(access, { page: 1, pageSize: 30 }).then(({ items }) => items) : [],
  ]);
  if (!application) notFound();
  const { name, kind, owner, environment, uses, serviceName, purpose, users, riskNote, retiredAt } = application;
  return (
    <>
      <PageHeader
        title={name}
        note={retiredAt ? <Badge>retired</Badge> : kindLabel(kind)}
        breadcrumb={[
          { label: "Deployment", href: `/projects/${slug}/deployment` },
          { label: "Applications", href: `/projects/${slug}/deployment/applications` },
        ]}
        description={
          <>
            Registered by {application.createdByName} on <Time at={application.createdAt} day />.
          </>
        }
        actions={
          mayUpdate &&
          !retiredAt && (
            <>
              <EditApplication {...{ slug, application, environments, releases }} />
              <RetireApplication slug={slug} application={application} />
            </>
          )
        }
      />
      {retiredAt && (
        <p role="status" className="mb-4 rounded-md bg-sunken px-3 py-2">
          Retired on <Time at={retiredAt} day />: {application.retireReason}
        </p>
      )}
      <Card title="What it is">
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <Fact label="Kind">{kindLabel(kind)}</Fact>
          <Fact label="Owner">{owner}</Fact>
          <Fact label="Environment">{environment?.name ?? <Missing>none yet</Missing>}</Fact>
          <Fact label="Uses">
            {uses ? (
              <>
                <ReleaseName
                  slug={slug}
                  number={uses.number}
                  version={uses.version}
                  mayRead={may(access, "record:read")}
                />{" "}
                <span className="text-muted">{uses.isHeld ? "held to it" : "runs there now"}</span>
              </>
            ) : (
              <Missing>nothing yet</Missing>
            )}
          </Fact>
          <Fact label="Traces">
            <TextLink href={`/projects/${slug}/monitoring?${new URLSearchParams({ application: serviceName })}`}>
              {serviceName}
            </TextLink>
          </Fact>
          <Fact label="Purpose">{purpose}</Fact>
          <Fact label="Users">{users || <Missing>not recorded</Missing>}</Fact>
          <Fact label="Risk note">{riskNote || <Missing>not recorded</Missing>}</Fact>
        </dl>
      </Card>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 text-pretty whitespace-pre-line">{children}</dd>
    </>
  );
}

function Missing({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}
