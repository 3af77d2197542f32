import type { Metadata } from "next";
import { JobList } from "#components/background/job-list.tsx";
import { RunForm } from "#components/evaluation/run/run-form.tsx";
import { RunsNeed } from "#components/evaluation/run/runs-need.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";
import { versionRef } from "#lib/data/datasets/views.ts";
import { listTestVersions } from "#lib/data/queries/list-test-versions.ts";
import { sampleTestSet } from "#lib/evaluation/queries/sample-test-set.ts";
import { answerMetrics, similarityMetrics } from "#lib/evaluation/running/answer-metrics.ts";

export const metadata: Metadata = { title: "Run a test set" };

export default async function RunPage({ params, searchParams }: PageProps<"/projects/[slug]/evaluation/run">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const { set, job } = await searchParams;
  const [testSets, connections] = await Promise.all([listTestVersions(access), listConnections(access)]);
  const chosen = testSets.find((one) => versionRef(one) === set) ?? testSets[0];
  const live = connections.filter(({ retired }) => !retired);
  const sample = chosen ? await sampleTestSet(access, chosen.id) : [];
  return (
    <>
      <PageHeader
        title="Run a test set"
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: `/projects/${slug}/evaluation` },
        ]}
        description="Each row is put to a model, and its answers are scored as they come. The result is an evaluation with every answer."
      />
      <JobList access={access} kinds={["evaluation-run"]} started={job} />
      <Card className="mt-4">
        {chosen && live.length > 0 && may(access, "connection:use") ? (
          <RunForm
            slug={slug}
            testSets={testSets.map((one) => ({
              ref: versionRef(one),
              label: `${one.datasetName}, version ${one.version}`,
              rowCount: one.rowCount,
            }))}
            chosen={{
              ref: versionRef(chosen),
              rowCount: chosen.rowCount,
              columns: chosen.columns.map(({ name }) => name),
              lookCount: chosen.lookCount,
              sample,
            }}
            connections={live.map(({ number, name, defaultModel, inputUsd, outputUsd }) => ({
              ...{ number, name, defaultModel },
              prices: inputUsd === null || outputUsd === null ? null : { inputUsd, outputUsd },
            }))}
            metrics={answerMetrics()}
            similarities={similarityMetrics()}
          />
        ) : (
          <RunsNeed slug={slug} what={!may(access, "connection:use") ? "role" : chosen ? "connection" : "test-set"} />
        )}
      </Card>
    </>
  );
}
