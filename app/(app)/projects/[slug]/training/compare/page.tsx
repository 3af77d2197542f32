import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { CompareMetrics, CompareParams } from "#components/training/compare-table.tsx";
import { searchText } from "#components/training/curve-settings.ts";
import { LiveCurves } from "#components/training/live-curves.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#lib/access/page.ts";
import { getCurves } from "#lib/training/queries/get-curves.ts";
import { getRuns } from "#lib/training/queries/get-run.ts";
import { compareSearch } from "#lib/training/schema.ts";

export const metadata: Metadata = { title: "Compare runs" };

type Props = PageProps<"/projects/[slug]/training/compare">;

export default async function ComparePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = await searchParams;
  const runs = await getRuns(access, compareSearch.parse(search));
  const numbers = runs.map(({ number }) => number);
  const path = `/projects/${slug}/training`;
  return (
    <>
      <PageHeader
        title="Compare runs"
        note={numbers.length > 0 ? `runs ${numbers.join(", ")}` : undefined}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: path },
        ]}
      />
      {runs.length === 0 ? (
        <Card flush>
          <EmptyState title="No run to compare" action={<ActionLink href={`${path}#runs`}>Go to the runs</ActionLink>}>
            Tick two runs or more in the list, then compare them.
          </EmptyState>
        </Card>
      ) : (
        <>
          <LiveCurves
            path={`/api/v1/projects/${slug}/runs/curves?runs=${numbers.join(",")}`}
            initial={await getCurves(access, { numbers })}
            search={searchText(search)}
          />
          <CompareMetrics runs={runs} path={path} />
          <CompareParams runs={runs} path={path} />
        </>
      )}
    </>
  );
}
