import Link from "next/link";
import { PurposeBadge } from "#components/data/purpose-badge.tsx";
import { formatBytes, formatCount, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { VersionView } from "#lib/data/datasets/views.ts";

/** The versions of one dataset, the newest first. */
export function VersionTable({ versions, path }: { versions: readonly VersionView[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Versions" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Version</Th>
            <Th>Purpose</Th>
            <Th numeric>Rows</Th>
            <Th numeric>Size</Th>
            <Th>SHA-256</Th>
            <Th numeric>Looks</Th>
            <Th>Uploaded</Th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <Tr key={one.version}>
              <RowHead className="sm:max-w-72">
                <Link href={`${path}/${one.version}`} className="rounded-sm hover:underline">
                  Version {one.version}
                </Link>
                <span className="block truncate text-xs font-normal text-muted">{one.fileName}</span>
              </RowHead>
              <Td>
                <PurposeBadge purpose={one.purpose} />
              </Td>
              <Td numeric>
                {formatNumber(one.rowCount)}
                <span className="sm:hidden"> rows</span>
              </Td>
              <Td numeric className={WIDE}>
                {formatBytes(one.sizeBytes)}
              </Td>
              <Td className={WIDE}>
                <code className="font-mono text-sm" title={one.contentSha256}>
                  {one.contentSha256.slice(0, 12)}
                </code>
              </Td>
              <Td numeric className={WIDE}>
                {one.purpose === "test" ? formatNumber(one.lookCount) : <span className="text-muted">—</span>}
              </Td>
              <Td>
                <Time at={one.uploadedAt} />
                <span className="block text-xs text-muted">
                  by {one.uploadedByName}
                  <span className="sm:hidden">
                    {one.purpose === "test" && ` · ${formatCount(one.lookCount, "look")}`}
                  </span>
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

/** A small screen has no room for these. */
const WIDE = "max-sm:hidden!";
