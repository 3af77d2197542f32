import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ChooseRun } from "#components/training/choose-run.tsx";
import { searchText } from "#components/training/curve-settings.ts";
import { LiveCurves } from "#components/training/live-curves.tsx";
import { StatusBadge } from "#components/training/run-badges.tsx";
import { RunDatasets } from "#components/training/run-datasets.tsx";
import { RunFacts } from "#components/training/run-facts.tsx";
import { ArtefactsCard, KeyValuesCard, MetricsCard } from "#components/training/run-tables.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listVersionChoices } from "#lib/data/queries/list-version-choices.ts";
import { getChoice } from "#lib/training/queries/get-choice.ts";
import { getCurves } from "#lib/training/queries/get-curves.ts";
import { getRuns, listDatasetsOfRun, listFilesOfRun } from "#lib/training/queries/get-run.ts";
import { listClearances } from "#lib/training/queries/list-clearances.ts";
import { chosenRunOf } from "#lib/training/rules/chosen-run.ts";
import { whyNotChoose } from "#lib/training/rules/why-not-choose.ts";
import { runNumberOf } from "#lib/training/schema.ts";

export const metadata: Metadata = { title: "Training run" };

type Props = PageProps<"/projects/[slug]/training/runs/[number]">;

export default async function RunPage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const number = runNumberOf(named.number);
  const [run] = await getRuns(access, [number]);
  if (!run) notFound();
  const mayLink = may(access, "training:log") && run.deletedAt === null;
  const [curves, datasets, clearances, choice, versions, files] = await Promise.all([
    getCurves(access, { numbers: [number] }),
    listDatasetsOfRun(access, run.id),
    listClearances(access, [run.id]),
    getChoice(access),
    mayLink ? listVersionChoices(access) : null,
    may(access, "record:read") ? listFilesOfRun(access, run.id) : null,
  ]);
  const clearance = clearances.get(run.id)?.clearance;
  const isChosen = chosenRunOf(choice) === run.number;
  const path = `/projects/${slug}/training`;
  return (
    <>
      <PageHeader
        title={run.name}
        note={
          <>
            run {run.number} <StatusBadge status={run.status} /> {run.deletedAt && <Badge tone="red">Deleted</Badge>}{" "}
            {isChosen && <Badge tone="good">Chosen</Badge>}
          </>
        }
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: path },
        ]}
        actions={
          may(access, "training:choose") &&
          !isChosen &&
          whyNotChoose(run) === null && <ChooseRun slug={slug} number={run.number} name={run.name} />
        }
      />
      <RunFacts run={run} choice={isChosen ? choice : null} />
      {run.warnings.length > 0 && (
        <Card title="What was read with care" className="mt-4">
          <ul className="list-disc space-y-1 pl-4 text-pretty">
            {run.warnings.map((warning) => (
              <li key={warning} className="break-words">
                {warning}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <LiveCurves
        path={`/api/v1/projects/${slug}/runs/curves?runs=${number}`}
        initial={curves}
        search={searchText(await searchParams)}
      />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <MetricsCard metrics={run.metrics} />
        <KeyValuesCard title="Parameters" noun="parameter" rows={run.params} id="parameters" />
        {clearance && (
          <RunDatasets
            {...{ slug, datasets, clearance, versions }}
            run={number}
            seesRecords={may(access, "record:read")}
          />
        )}
        {files && <KeyValuesCard title="Tags" noun="tag" rows={run.tags} id="tags" />}
        {files && <ArtefactsCard files={files} path={`${path}/runs/${number}`} />}
      </div>
    </>
  );
}
