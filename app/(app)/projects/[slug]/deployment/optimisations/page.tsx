import type { Metadata } from "next";
import { ChooseOptimisation } from "#components/deployment/choose-optimisation.tsx";
import { MakeSheet } from "#components/deployment/make-sheet.tsx";
import { ChoiceLine } from "#components/deployment/optimisations-section.tsx";
import { ParetoChart } from "#components/deployment/pareto-chart.tsx";
import { ParetoControls } from "#components/deployment/pareto-controls.tsx";
import { paretoInputs, QUALITY_TITLES } from "#components/deployment/pareto-inputs.ts";
import { prepareParetoChart } from "#components/deployment/prepare-pareto.ts";
import { SheetsTable } from "#components/deployment/sheets-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getOptimisationChoice } from "#lib/deployment/optimisations/queries/get-optimisation-choice.ts";
import { listSheets } from "#lib/deployment/optimisations/queries/list-sheets.ts";
import { DEFAULT_SHEET_POLICY } from "#lib/deployment/optimisations/rules.ts";
import { sheetsSearch } from "#lib/deployment/optimisations/schema.ts";
import { QUANTITIES } from "#lib/deployment/optimisations/vocabulary.ts";

export const metadata: Metadata = { title: "Optimisations" };

const PAGE_SIZE = 25;

type Props = PageProps<"/projects/[slug]/deployment/optimisations">;

export default async function OptimisationsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = sheetsSearch.parse(await searchParams);
  const { page, x, y } = search;
  const [{ items, total }, choice] = await Promise.all([
    listSheets(access, { page, pageSize: PAGE_SIZE }),
    getOptimisationChoice(access),
  ]);
  const above = `/projects/${slug}/deployment`;
  const path = `${above}/optimisations`;
  const first = (page - 1) * PAGE_SIZE;
  const target = Math.max(...items.map(({ policy }) => policy.minRecovery), DEFAULT_SHEET_POLICY.minRecovery);
  const model = prepareParetoChart(paretoInputs(items, search), { x: QUANTITIES[x], y: QUALITY_TITLES[y], target });
  return (
    <>
      <PageHeader
        title="Optimisations"
        note={total > 0 ? formatCount(total, "sheet") : undefined}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: above },
        ]}
        actions={
          <>
            {may(access, "optimisation:choose") && choice?.sheet !== null && (
              <ChooseOptimisation slug={slug} sheet={null} />
            )}
            {may(access, "optimisation:update") && <MakeSheet slug={slug} primary />}
          </>
        }
      />
      {items.length > 0 && (
        <div className="mb-4">
          <ParetoControls path={path} search={search} />
          <ParetoChart model={model} />
        </div>
      )}
      <Card title="Sheets" flush>
        <ChoiceLine choice={choice} />
        {items.length > 0 ? (
          <SheetsTable sheets={items} chosen={choice?.sheet ?? null} path={path} />
        ) : (
          <EmptyState title="No optimisation yet">
            Make a sheet for each quantised, distilled or pruned model that might ship; compare it with its base on the
            same items, then choose one, or say that the base ships as it is.
          </EmptyState>
        )}
        <div className="px-[var(--edge)]">
          <Pagination
            summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
            previousHref={page > 1 ? `${path}?x=${x}&y=${y}&page=${page - 1}` : undefined}
            nextHref={first + items.length < total ? `${path}?x=${x}&y=${y}&page=${page + 1}` : undefined}
          />
        </div>
      </Card>
    </>
  );
}
