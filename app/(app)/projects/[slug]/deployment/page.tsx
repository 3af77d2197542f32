import type { Metadata } from "next";
import { ApplicationsSection } from "#components/deployment/applications-section.tsx";
import { DeploymentsSection } from "#components/deployment/deployments-section.tsx";
import { EnvironmentBoard } from "#components/deployment/environment-board.tsx";
import { OptimisationsSection } from "#components/deployment/optimisations-section.tsx";
import { PipelineGuide } from "#components/deployment/pipeline-guide.tsx";
import { RefusalsSection } from "#components/deployment/refusals-section.tsx";
import { RehearsalsSection } from "#components/deployment/rehearsals-section.tsx";
import { ReleasesSection } from "#components/deployment/releases-section.tsx";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { releasesSearch } from "#lib/deployment/releases/schema.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "Deployment" };

export default async function DeploymentPage({ params, searchParams }: PageProps<"/projects/[slug]/deployment">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { page } = releasesSearch.parse(await searchParams);
  const environments = await listEnvironments(access);
  return (
    <PhaseWithNotes
      slug={slug}
      phase="deployment"
      hint="Say what is released where, what the optimisation cost in quality, and how to go back to the release before."
    >
      <EnvironmentBoard
        slug={slug}
        environments={environments}
        mayRead={may(access, "record:read")}
        mayRollBack={may(access, "deployment:roll-back")}
      />
      <ReleasesSection access={access} environments={environments} page={page} />
      <DeploymentsSection access={access} />
      {may(access, "record:read") && <RehearsalsSection access={access} environments={environments} />}
      <OptimisationsSection access={access} />
      <ApplicationsSection access={access} />
      {may(access, "record:read") && <RefusalsSection access={access} />}
      {may(access, "deployment:request") && (
        <PipelineGuide
          slug={slug}
          url={publicUrl()}
          environment={environments.at(-1)?.key ?? "production"}
          mayMakeToken={may(access, "token:manage")}
        />
      )}
    </PhaseWithNotes>
  );
}
