import { Badge } from "#components/ui/badge.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { COLUMN_TYPES, type Column } from "#lib/data/datasets/columns.ts";

type ColumnTableProps = { columns: readonly Column[]; textColumns: readonly string[]; rowCount: number };

/** The columns of a version, each with what it holds and how often nothing. */
export function ColumnTable({ columns, textColumns, rowCount }: ColumnTableProps) {
  const compared = new Set(textColumns);
  return (
    <Table caption="Columns" maxHeight="24rem">
      <thead>
        <tr className="bg-surface">
          <Th>Column</Th>
          <Th>Type</Th>
          <Th numeric>Missing</Th>
          <Th>Overlap</Th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, missing }) => (
          <Tr key={name}>
            <RowHead className="max-w-64 break-words">{name}</RowHead>
            <Td>{COLUMN_TYPES[type].label}</Td>
            <Td numeric>
              {missing === 0 ? (
                <span className="text-muted">none</span>
              ) : (
                <>
                  {formatNumber(missing)}{" "}
                  <small className="text-xs text-muted">{formatPercent(missing / rowCount)}</small>
                </>
              )}
            </Td>
            <Td>{compared.has(name) ? <Badge tone="blue">compared</Badge> : <span className="text-muted">—</span>}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
