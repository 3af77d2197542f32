import type { Metadata } from "next";
import { z } from "zod";
import { JobCard } from "#components/background/job-card.tsx";
import { ScoreForm } from "#components/evaluation/score-answers/score-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requireProject } from "#lib/access/page.ts";
import { versionRef } from "#lib/data/datasets/views.ts";
import { listTestVersions } from "#lib/data/queries/list-test-versions.ts";
import { METRIC_GROUPS, offeredMetrics } from "#lib/evaluation/scoring/offered-metrics.ts";
import { presets } from "#lib/evaluation/scoring/presets.ts";

export const metadata: Metadata = { title: "Score answers" };

const search = z.object({ job: z.uuid().optional().catch(undefined) });

export default async function ScorePage({ params, searchParams }: PageProps<"/projects/[slug]/evaluation/score">) {
  const { slug } = await params;
  const access = await requireProject(slug, "evaluation:import");
  const { job } = search.parse(await searchParams);
  const testVersions = await listTestVersions(access);
  const metrics = offeredMetrics();
  const sections = Object.entries(METRIC_GROUPS).map(([key, group]) => ({
    ...{ key, ...group },
    metrics: metrics.filter((metric) => metric.group === key),
  }));
  return (
    <>
      <PageHeader
        title="Score answers"
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: `/projects/${slug}/evaluation` },
        ]}
        description="Upload what a model answered, beside what was expected. Every score is computed here, with its interval, its groups and every item behind it."
      />
      {job && <JobCard access={access} id={job} />}
      <ScoreForm
        slug={slug}
        sections={sections}
        presets={presets()}
        testSets={testVersions.map((version) => ({
          ref: versionRef(version),
          label: `${version.datasetName}, version ${version.version} (${version.rowCount} rows)`,
          columns: version.columns.map(({ name }) => name),
        }))}
      />
    </>
  );
}
