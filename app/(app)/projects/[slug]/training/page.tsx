import type { Metadata } from "next";
import { CachingSection } from "#components/gateway/caching-section.tsx";
import { PhaseWithNotes } from "#components/lifecycle/phase-with-notes.tsx";
import { ImportRun } from "#components/training/import-run.tsx";
import { RunsSection } from "#components/training/runs-section.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { publicUrl } from "#lib/platform/env.ts";
import { runsSearch } from "#lib/training/schema.ts";

export const metadata: Metadata = { title: "Training" };

export default async function TrainingPage({ params, searchParams }: PageProps<"/projects/[slug]/training">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = runsSearch.parse(await searchParams);
  return (
    <PhaseWithNotes
      slug={slug}
      phase="training"
      hint="Say how the model was prompted or fine-tuned, on which data, with which settings, and which run or prompt was chosen."
      actions={
        <>
          <ButtonLink href={`/projects/${slug}/training/prompts`}>Prompts</ButtonLink>
          {may(access, "record:read") && (
            <ButtonLink href={`/projects/${slug}/training/connections`}>Connections</ButtonLink>
          )}
          {may(access, "training:log") && <ImportRun slug={slug} />}
        </>
      }
    >
      <RunsSection access={access} search={search} url={publicUrl()} />
      <CachingSection access={access} />
    </PhaseWithNotes>
  );
}
