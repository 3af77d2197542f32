import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SearchButton } from "#components/layout/search-button.tsx";
import { TrailLegend } from "#components/lifecycle/trail-legend.tsx";
import { PortfolioEmpty } from "#components/projects/portfolio-empty.tsx";
import { PortfolioTable } from "#components/projects/portfolio-table.tsx";
import { PortfolioTabs } from "#components/projects/portfolio-tabs.tsx";
import { ButtonLink, buttonClass } from "#components/ui/button.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { isRaterOnly, requirePerson } from "#lib/access/page.ts";
import { listPortfolio } from "#lib/gates/portfolio.ts";
import { PORTFOLIO_PAGE_SIZE, portfolioSchema } from "#lib/gates/portfolio-schema.ts";

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage({ searchParams }: PageProps<"/">) {
  if (await isRaterOnly()) redirect("/tasks");
  const person = await requirePerson();
  const request = portfolioSchema.parse(await searchParams);
  const { rows, counts, total } = await listPortfolio(person, request);
  const first = (request.page - 1) * PORTFOLIO_PAGE_SIZE;
  const pageHref = (page: number) =>
    `/?${new URLSearchParams({ view: request.view, q: request.q, page: String(page) })}`;
  return (
    <>
      <PageHeader
        title="Portfolio"
        description={`${formatCount(counts.all, "project")} · ${counts.blocked > 0 ? `${formatNumber(counts.blocked)} blocked` : "none blocked"}`}
        actions={
          <>
            <SearchButton />
            {rows.length > 0 && (
              <a
                className={buttonClass()}
                href={`/portfolio/csv?${new URLSearchParams({ view: request.view, q: request.q })}`}
                download
              >
                Export CSV
              </a>
            )}
            <ButtonLink href="/projects/new" variant="primary">
              New project
            </ButtonLink>
          </>
        }
      />
      <PortfolioTabs request={request} counts={counts} />
      {rows.length > 0 ? (
        <PortfolioTable rows={rows} />
      ) : (
        <PortfolioEmpty request={request} hasProjects={counts.all > 0} />
      )}
      <Pagination
        summary={`${formatNumber(first + 1)}–${formatNumber(first + rows.length)} of ${formatNumber(total)}`}
        previousHref={request.page > 1 ? pageHref(request.page - 1) : undefined}
        nextHref={first + rows.length < total ? pageHref(request.page + 1) : undefined}
      />
      {rows.length > 0 && (
        <div className="mt-4">
          <TrailLegend />
        </div>
      )}
    </>
  );
}
