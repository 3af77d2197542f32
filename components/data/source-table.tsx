import Link from "next/link";
import { BasisBadge } from "#components/data/basis-badge.tsx";
import { formatCount, formatDay, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import type { SourceRow } from "#lib/data/queries/list-sources.ts";
import { LAWFUL_BASES, PERSONAL_DATA } from "#lib/data/vocabulary.ts";

export function SourceTable({ sources, path }: { sources: readonly SourceRow[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Data sources" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Source</Th>
            <Th>Basis</Th>
            <Th>Personal data</Th>
            <Th>Region</Th>
            <Th>Kept until</Th>
            <Th numeric>Consents</Th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Tr key={source.number}>
              <RowHead className="sm:max-w-80">
                <Link href={`${path}/sources/${source.number}`} className="rounded-sm hover:underline">
                  {source.name}
                </Link>
                <span className="block text-xs font-normal text-muted">
                  {source.number} · {source.owner} · {source.licence}
                </span>
                <span className="block text-xs font-normal text-muted sm:hidden">{factsOf(source)}</span>
              </RowHead>
              <Td>
                <BasisBadge state={source.basis?.state ?? "retired"} />
                <span className="text-xs text-muted max-sm:ml-2 sm:block">
                  {source.lawfulBasis ? LAWFUL_BASES[source.lawfulBasis].label : "not decided"}
                </span>
              </Td>
              <Td className={WIDE}>{PERSONAL_DATA[source.personalData].label}</Td>
              <Td className={WIDE}>{source.region}</Td>
              <Td className={`whitespace-nowrap ${WIDE}`}>
                {source.retentionUntil ? formatDay(source.retentionUntil) : <span className="text-muted">not set</span>}
              </Td>
              <Td numeric className={WIDE}>
                {formatNumber(source.consentCount)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

/** A small screen has no room for columns: what stands in them is one line below the name there. */
const WIDE = "max-sm:hidden!";

function factsOf(source: SourceRow): string {
  return [
    `personal data: ${PERSONAL_DATA[source.personalData].label.toLowerCase()}`,
    source.region,
    source.retentionUntil && `kept until ${formatDay(source.retentionUntil)}`,
    formatCount(source.consentCount, "consent"),
  ]
    .filter(Boolean)
    .join(" · ");
}
