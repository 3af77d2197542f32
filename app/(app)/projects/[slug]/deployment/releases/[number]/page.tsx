import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeploymentsTable } from "#components/deployment/deployments-table.tsx";
import { DraftRelease, EditRelease } from "#components/deployment/draft-release.tsx";
import { RefusalsSection } from "#components/deployment/refusals-section.tsx";
import { ReleaseBadge } from "#components/deployment/release-badge.tsx";
import { ReleaseFacts } from "#components/deployment/release-facts.tsx";
import type { ReleaseDraft } from "#components/deployment/release-fields.tsx";
import { SubmitRelease, WithdrawRelease } from "#components/deployment/submit-release.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SignPanel } from "#components/lifecycle/sign-panel.tsx";
import { Card } from "#components/ui/card.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { getRelease, type ReleaseView } from "#lib/deployment/releases/queries/get-release.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";
import { listParts } from "#lib/deployment/releases/queries/list-parts.ts";
import { releaseNumberOf } from "#lib/deployment/releases/schema.ts";

export const metadata: Metadata = { title: "Release" };

export default async function ReleasePage({ params }: PageProps<"/projects/[slug]/deployment/releases/[number]">) {
  const { slug, number: text } = await params;
  const access = await requireProject(slug, "record:read");
  const number = releaseNumberOf(text);
  const mayUpdate = may(access, "release:update");
  const [release, deployments, environments, parts] = await Promise.all([
    getRelease(access, number),
    listDeployments(access, { release: number, page: 1, pageSize: 10 }),
    mayUpdate ? listEnvironments(access) : [],
    mayUpdate ? listParts(access) : null,
  ]);
  if (!release) notFound();
  const { state, version, environment, previous, changeLog } = release;
  return (
    <>
      <PageHeader
        title={`Release ${number}, ${version}`}
        note={<ReleaseBadge state={state} />}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: `/projects/${slug}/deployment` },
        ]}
        description={<Origin release={release} />}
        actions={
          parts && (
            <>
              {state === "draft" && (
                <EditRelease
                  {...{ slug, environments, parts, number }}
                  draft={draftOf(release)}
                  revision={release.revision}
                />
              )}
              {state !== "withdrawn" && <WithdrawRelease slug={slug} number={number} />}
              {state === "draft" ? (
                <SubmitRelease slug={slug} number={number} />
              ) : (
                <DraftRelease {...{ slug, environments, parts }} from={draftOf(release)} />
              )}
            </>
          )
        }
      />
      {release.withdrawnAt && (
        <p role="status" className="mb-4 rounded-md bg-sunken px-3 py-2 text-pretty">
          Withdrawn by {release.withdrawnByName} on <Time at={release.withdrawnAt} />: {release.withdrawReason}
        </p>
      )}
      <div className="mb-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 gap-4">
          <Card
            title="What has changed"
            note={
              previous ? `since release ${previous.number}, ${previous.version}` : `the first of ${environment.name}`
            }
          >
            {changeLog ? <Markdown>{changeLog}</Markdown> : <p className="text-muted">Nothing is written yet.</p>}
            {previous?.changeLog && (
              <details className="mt-3 border-t pt-2.5">
                <summary className="text-sm font-[550] text-muted">
                  What release {previous.number}, {previous.version}, had changed
                </summary>
                <div className="pt-2">
                  <Markdown>{previous.changeLog}</Markdown>
                </div>
              </details>
            )}
          </Card>
          <ReleaseFacts slug={slug} release={release} />
          {deployments.total > 0 && (
            <Card title="Deployments" flush>
              <DeploymentsTable slug={slug} deployments={deployments.items} mayRead />
            </Card>
          )}
        </div>
        {state !== "draft" && state !== "withdrawn" && <SignPanel slug={slug} subject={`release:${number}`} />}
      </div>
      <RefusalsSection access={access} digest={release.digest} />
    </>
  );
}

function draftOf({ environment, ...release }: ReleaseView): ReleaseDraft {
  return { ...release, environment: environment.key };
}

function Origin({ release }: { release: ReleaseView }) {
  const { environment, createdByName, createdAt, submittedAt, submittedByName } = release;
  return (
    <>
      For {environment.name}. Drafted by {createdByName} on <Time at={createdAt} />
      {submittedAt && (
        <>
          , submitted by {submittedByName} on <Time at={submittedAt} />
        </>
      )}
      .
    </>
  );
}
