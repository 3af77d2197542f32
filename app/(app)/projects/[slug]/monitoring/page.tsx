import type { Metadata } from "next";
import { parseRange, RANGES, type Range } from "#components/charts/range.ts";
import { RangePicker } from "#components/charts/range-picker.tsx";
import { annotationsOf } from "#components/deployment/annotations.ts";
import { UnregisteredServices } from "#components/deployment/unregistered-services.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { ConnectGuide } from "#components/monitoring/connect-guide.tsx";
import { LiveSeries } from "#components/monitoring/live-series.tsx";
import { SeriesFilter } from "#components/monitoring/series-filter.tsx";
import { SpanTable } from "#components/monitoring/span-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";
import { getPhaseGate } from "#lib/gates/queries.ts";
import { getSeries } from "#lib/monitoring/queries/get-series.ts";
import { hasTelemetry } from "#lib/monitoring/queries/has-telemetry.ts";
import { listDimensions } from "#lib/monitoring/queries/list-dimensions.ts";
import { listSpans } from "#lib/monitoring/queries/list-spans.ts";
import { listUnregistered } from "#lib/monitoring/queries/list-unregistered.ts";
import { monitoringSearchSchema } from "#lib/monitoring/schema.ts";
import { now } from "#lib/platform/clock.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "Monitoring" };

export default async function MonitoringPage({ params, searchParams }: PageProps<"/projects/[slug]/monitoring">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = monitoringSearchSchema.parse(await searchParams);
  const { application, model } = search;
  const range = parseRange(search, now());
  const asked = { from: range.from, to: range.to, application, model };
  const errorsOnly = search.errors === "1";
  const [isConnected, series, dimensions, unregistered, deployments, spans] = await Promise.all([
    hasTelemetry(access),
    getSeries(access, asked),
    listDimensions(access, range),
    listUnregistered(access),
    listDeployments(access, { from: range.from, to: range.to, page: 1, pageSize: MOST_ANNOTATED }),
    may(access, "record:read") ? listSpans(access, { ...asked, errorsOnly, cursor: search.cursor }) : null,
    // What the header shows, asked for along with the rest and not after it.
    getPhaseGate(access, "monitoring"),
  ]);

  const path = `/projects/${slug}/monitoring`;
  const inRange = rangeParameters(range);
  const filter = { ...(application && { application }), ...(model && { model }) };
  return (
    <>
      <PhaseHeader
        slug={slug}
        phase="monitoring"
        actions={<ButtonLink href={`/projects/${slug}/deployment/applications`}>Applications</ButtonLink>}
      />
      <UnregisteredServices slug={slug} services={unregistered} choices={null} />
      {isConnected && (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <SeriesFilter path={path} keep={inRange} {...dimensions} application={application} model={model} />
            <RangePicker range={range} path={path} keep={filter} />
          </div>
          <LiveSeries
            path={seriesPath(slug, range, filter)}
            initial={series}
            live={range.key !== "custom"}
            annotations={annotationsOf(deployments.items)}
          />
          {spans && (
            <SpanTable
              page={spans}
              errorsOnly={errorsOnly}
              isFirst={!search.cursor}
              hrefWith={(more) => `${path}?${new URLSearchParams({ ...inRange, ...filter, ...more })}#spans`}
            />
          )}
        </>
      )}
      <ConnectGuide slug={slug} url={publicUrl()} mayMakeToken={may(access, "token:manage")} folded={isConnected} />
    </>
  );
}

/** More lines than this in a chart would hide what they explain. */
const MOST_ANNOTATED = 20;

function rangeParameters(range: Range): Record<string, string> {
  if (range.key !== "custom") return { range: range.key };
  return { from: range.from.toISOString(), to: range.to.toISOString() };
}

/** A preset is asked for by its length, so that it moves on by the server's clock and not by the reader's. */
function seriesPath(slug: string, range: Range, filter: Record<string, string>): string {
  const preset = RANGES.find(({ key }) => key === range.key);
  const span = preset ? { last: String(preset.durationMs / 1000) } : rangeParameters(range);
  return `/api/v1/projects/${slug}/monitoring/series?${new URLSearchParams({ ...span, ...filter })}`;
}
