import Link from "next/link";
import type { ReactNode } from "react";
import { DeploymentBadge } from "#components/deployment/deployment-badge.tsx";
import { Digest } from "#components/deployment/digest.tsx";
import { ReleaseBadge } from "#components/deployment/release-badge.tsx";
import { RollBack } from "#components/deployment/roll-back.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import type { EnvironmentView } from "#lib/deployment/environments/queries.ts";
import type { Running } from "#lib/deployment/releases/queries/running-releases.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";

type EnvironmentBoardProps = {
  slug: string;
  environments: readonly EnvironmentView[];
  /** Whether this person reads the releases behind the board. */
  mayRead: boolean;
  mayRollBack: boolean;
};

/** The environments side by side, in the order a release walks them: what runs, what ran before, what is to come. */
export function EnvironmentBoard({ slug, environments, mayRead, mayRollBack }: EnvironmentBoardProps) {
  return (
    <Card
      id="environments"
      title="Environments"
      className="mb-4 scroll-mt-4"
      actions={
        mayRead && (
          <ButtonLink size="small" href={`/projects/${slug}/deployment/environments`}>
            Environment settings
          </ButtonLink>
        )
      }
    >
      <ol className="grid gap-3 md:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
        {environments.map((environment) => (
          <li key={environment.key} className="flex min-w-0 flex-col rounded-md border bg-surface">
            <header className="border-b px-3.5 py-2.5">
              <h3 className="font-semibold">{environment.name}</h3>
              <p className="text-sm text-pretty text-muted">{asksOf(environment)}</p>
            </header>
            <dl className="grid grow gap-3 px-3.5 py-3">
              <Row label="Runs now">
                <RunningRelease slug={slug} running={environment.running?.current ?? null} mayRead={mayRead} />
              </Row>
              <Row label="Before that">
                <RunningRelease slug={slug} running={environment.running?.before ?? null} mayRead={mayRead} />
              </Row>
              <Row label="Newest release">
                <Candidate slug={slug} environment={environment} mayRead={mayRead} />
              </Row>
            </dl>
            {mayRollBack && environment.running && (
              <footer className="px-3.5 pb-3">
                <RollBack slug={slug} environment={environment} running={environment.running} />
              </footer>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function asksOf({ requiredGates, approvals, description }: EnvironmentView): string {
  const gates =
    requiredGates.length === 0
      ? "no gate"
      : requiredGates.length >= 7
        ? "all gates up to Deployment"
        : `${requiredGates.map((phase) => phaseOf(phase).title).join(", ")}`;
  return `${description ? `${description} ` : ""}Asks for ${gates}, and ${approvals === 1 ? "1 approval" : `${approvals} approvals`}.`;
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function RunningRelease({ slug, running, mayRead }: { slug: string; running: Running | null; mayRead: boolean }) {
  if (!running) return <span className="text-muted">nothing yet</span>;
  const { release, result, kind, startedAt } = running;
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        <ReleaseName slug={slug} {...release} mayRead={mayRead} />
        <DeploymentBadge result={result} kind={kind} />
      </span>
      <span className="block text-sm text-muted">
        since <Time at={startedAt} />
      </span>
    </>
  );
}

function Candidate({ slug, environment, mayRead }: { slug: string; environment: EnvironmentView; mayRead: boolean }) {
  const { candidate, approvals } = environment;
  if (!candidate) return <span className="text-muted">none submitted</span>;
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        <ReleaseName slug={slug} {...candidate} mayRead={mayRead} />
        <ReleaseBadge state={candidate.state} />
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted tabular-nums">
        {candidate.approved} of {approvals} approved <Digest digest={candidate.digest} />
      </span>
    </>
  );
}

type ReleaseNameProps = { slug: string; number: number; version: string; mayRead: boolean };

export function ReleaseName({ slug, number, version, mayRead }: ReleaseNameProps) {
  const name = (
    <>
      <span className="font-normal tabular-nums text-muted">#{number}</span> {version}
    </>
  );
  if (!mayRead) return <span className="font-[550]">{name}</span>;
  return (
    <Link
      href={`/projects/${slug}/deployment/releases/${number}`}
      prefetch={false}
      className="min-w-0 truncate rounded-sm font-[550] hover:underline"
    >
      {name}
    </Link>
  );
}
