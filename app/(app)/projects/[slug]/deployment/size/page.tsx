import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SizePredictions } from "#components/deployment/size-predictions.tsx";
import { SizeReader } from "#components/deployment/size-reader.tsx";
import { SizeReport } from "#components/deployment/size-report.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatBytes, formatCompact, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getSizeReading } from "#lib/deployment/safetensors/queries/get-size-reading.ts";
import { listSizeReadings } from "#lib/deployment/safetensors/queries/list-size-readings.ts";
import { sizeSearch } from "#lib/deployment/safetensors/schema.ts";

export const metadata: Metadata = { title: "Model size" };

const PAGE_SIZE = 20;

export default async function SizePage({ params, searchParams }: PageProps<"/projects/[slug]/deployment/size">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = sizeSearch.parse(await searchParams);
  const { page } = search;
  const readings = await listSizeReadings(access, { page, pageSize: PAGE_SIZE });
  const number = search.reading ?? readings.items[0]?.number;
  const reading = number === undefined ? null : await getSizeReading(access, number);
  if (search.reading !== undefined && !reading) notFound();
  const above = `/projects/${slug}/deployment`;
  const path = `${above}/size`;
  const first = (page - 1) * PAGE_SIZE;
  return (
    <>
      <PageHeader
        title="Model size"
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: above },
        ]}
      />
      {may(access, "optimisation:update") && <SizeReader slug={slug} />}
      {reading && (
        <>
          <SizeReport reading={reading} />
          <SizePredictions reading={reading} search={search} path={path} />
        </>
      )}
      <Card title="Readings" flush className="mt-4">
        {readings.items.length > 0 ? (
          <Table caption="Size readings">
            <thead className="bg-surface">
              <tr className="bg-inherit">
                <Th>Model</Th>
                <Th numeric>Parameters</Th>
                <Th numeric>Size</Th>
                <Th>Read</Th>
              </tr>
            </thead>
            <tbody>
              {readings.items.map((row) => (
                <Tr key={row.number} className={row.number === reading?.number ? "bg-sunken/60" : undefined}>
                  <RowHead>
                    <Link href={`${path}?reading=${row.number}`} className="rounded-sm hover:underline">
                      {row.name}
                    </Link>{" "}
                    <span className="font-normal text-muted">#{row.number}</span>
                  </RowHead>
                  <Td numeric>{formatCompact(row.parameters)}</Td>
                  <Td numeric>{formatBytes(row.sizeBytes)}</Td>
                  <Td className="text-sm text-muted">
                    <Time at={row.at} /> by {row.authorName}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        ) : (
          <EmptyState title="No size was read yet">
            The header of a safetensors file tells how many parameters a model has, how large it is at 16, 8 and 4 bits,
            and with its config.json how much memory serving it takes.
          </EmptyState>
        )}
        <div className="px-[var(--edge)]">
          <Pagination
            summary={`${formatNumber(first + 1)}–${formatNumber(first + readings.items.length)} of ${formatNumber(readings.total)}`}
            previousHref={page > 1 ? `${path}?page=${page - 1}` : undefined}
            nextHref={first + readings.items.length < readings.total ? `${path}?page=${page + 1}` : undefined}
          />
        </div>
      </Card>
    </>
  );
}
