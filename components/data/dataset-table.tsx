import Link from "next/link";
import { PurposeBadge } from "#components/data/purpose-badge.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DatasetRow } from "#lib/data/queries/list-datasets.ts";

export function DatasetTable({ datasets, path }: { datasets: readonly DatasetRow[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Datasets" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Dataset</Th>
            <Th>Newest version</Th>
            <Th numeric>Rows</Th>
            <Th numeric>Looks</Th>
            <Th>Uploaded</Th>
          </tr>
        </thead>
        <tbody>
          {datasets.map(({ number, name, description, versionCount, latest }) => (
            <Tr key={number}>
              <RowHead className="sm:max-w-96">
                <Link href={`${path}/datasets/${number}`} className="rounded-sm break-words hover:underline">
                  {name}
                </Link>
                <span className="block truncate text-xs font-normal text-muted">
                  {number} · {formatCount(versionCount, "version")}
                  {description && ` · ${description}`}
                </span>
              </RowHead>
              {latest ? (
                <>
                  <Td>
                    <Link
                      href={`${path}/datasets/${number}/${latest.version}`}
                      className="mr-2 rounded-sm hover:underline"
                    >
                      Version {latest.version}
                    </Link>
                    <PurposeBadge purpose={latest.purpose} />
                  </Td>
                  <Td numeric>
                    {formatNumber(latest.rowCount)}
                    <span className="sm:hidden"> rows</span>
                  </Td>
                  <Td numeric className={WIDE}>
                    {latest.purpose === "test" ? formatNumber(latest.lookCount) : <span className="text-muted">—</span>}
                  </Td>
                  <Td className={WIDE}>
                    <Time at={latest.uploadedAt} />
                  </Td>
                </>
              ) : (
                <Td colSpan={4} className="text-muted">
                  nothing uploaded yet
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

/** A small screen has no room for these. */
const WIDE = "max-sm:hidden!";
