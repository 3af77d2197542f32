import { PortfolioFilter } from "#components/projects/portfolio-filter.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { PORTFOLIO_VIEWS, type PortfolioRequest, type PortfolioView } from "#lib/gates/portfolio-schema.ts";

const LABELS: Record<PortfolioView, string> = {
  all: "All",
  mine: "Mine",
  blocked: "Blocked",
  stale: "Stale",
  waived: "Waived",
};

export function PortfolioTabs({
  request,
  counts,
}: {
  request: PortfolioRequest;
  counts: Readonly<Record<PortfolioView, number>>;
}) {
  const search = request.q ? `&q=${encodeURIComponent(request.q)}` : "";
  return (
    <Tabs
      label="Views"
      tabs={PORTFOLIO_VIEWS.map((view) => ({
        label: LABELS[view],
        href: view === "all" ? `/?${search.slice(1)}` : `/?view=${view}${search}`,
        current: request.view === view,
        count: counts[view],
      }))}
      actions={<PortfolioFilter request={request} />}
    />
  );
}
