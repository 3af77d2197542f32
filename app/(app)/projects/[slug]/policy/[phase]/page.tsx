import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PolicyForm } from "#components/lifecycle/policy-form.tsx";
import { PolicyWords } from "#components/lifecycle/policy-words.tsx";
import { TrailNavigation } from "#components/lifecycle/trail.tsx";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getTrail } from "#lib/gates/queries.ts";
import { isPhase, phaseOf } from "#lib/lifecycle/phases.ts";
import { listPolicyVersions, type PolicyVersion } from "#lib/lifecycle/queries.ts";

export const metadata: Metadata = { title: "Gate policy" };

export default async function PolicyPage({ params }: PageProps<"/projects/[slug]/policy/[phase]">) {
  const { slug, phase } = await params;
  if (!isPhase(phase)) notFound();
  const access = await requireProject(slug, "project:read");
  const [versions, trail] = await Promise.all([listPolicyVersions(access, phase), getTrail(access)]);
  const [inForce, ...earlier] = versions;
  if (!inForce) notFound();
  const { title } = phaseOf(phase);
  return (
    <>
      <PageHeader
        title={`${title} policy`}
        note={`version ${inForce.version}`}
        description="What the gate asks. A published version never changes; a change is the next version."
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: title, href: `/projects/${slug}/${phase}` },
        ]}
        actions={
          may(access, "policy:update") && (
            <Dialog trigger="Change policy" title={`Next version of the ${title} policy`} variant="primary" wide>
              <PolicyForm slug={slug} phase={phase} inForce={inForce.criteria} version={inForce.version} />
            </Dialog>
          )
        }
      />
      <TrailNavigation trail={trail} slug={slug} current={phase} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Card title="In force" note={<Published version={inForce} />}>
          <PolicyWords criteria={inForce.criteria} />
        </Card>
        <Card title="Earlier versions" note={earlier.length > 0 && formatCount(earlier.length, "version")}>
          {earlier.length === 0 ? (
            <p className="text-muted">There is none: the first version is still in force.</p>
          ) : (
            <ul className="grid gap-2">
              {earlier.map((version) => (
                <li key={version.version}>
                  <details>
                    <summary className="cursor-pointer rounded-sm">
                      <span className="font-[550]">Version {version.version}</span>{" "}
                      <span className="text-sm text-muted">
                        <Published version={version} />
                      </span>
                    </summary>
                    <div className="mt-2 border-l-2 pl-4">
                      <PolicyWords criteria={version.criteria} />
                    </div>
                  </details>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

function Published({ version: { publishedAt, publishedBy, digest } }: { version: PolicyVersion }) {
  return (
    <>
      <Time at={publishedAt} day /> by {publishedBy} · SHA-256 <code title={digest}>{digest.slice(0, 8)}…</code>
    </>
  );
}
