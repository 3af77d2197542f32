import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { RowPage } from "#lib/data/queries/list-rows.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** More columns than fit are left to the file itself. */
const MOST_COLUMNS = 12;
const MOST_CHARACTERS = 400;
const MANY_CHARACTERS = 60;

/** Some rows of a version as they are; long values are cut, and columns beyond the first dozen left out. */
export function RowTable({ page, columns }: { page: RowPage; columns: readonly string[] }) {
  const shown = columns.slice(0, MOST_COLUMNS);
  return (
    <Table caption="Rows">
      <thead>
        <tr className="bg-surface">
          <Th numeric className="w-14">
            Row
          </Th>
          {shown.map((name) => (
            <Th key={name}>{name}</Th>
          ))}
          {columns.length > shown.length && <Th>and {columns.length - shown.length} more</Th>}
        </tr>
      </thead>
      <tbody>
        {page.items.map(({ row, value }) => (
          <Tr key={row} id={`row-${row}`} className="align-top">
            <Td numeric className="text-muted">
              {row + 1}
            </Td>
            {shown.map((name) => (
              <Td key={name} className="min-w-32 max-w-96 py-2! break-words whitespace-pre-wrap">
                <Value value={Object.hasOwn(value, name) ? value[name] : undefined} />
              </Td>
            ))}
            {columns.length > shown.length && <Td className="text-muted">…</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Value({ value }: { value: Json | undefined }) {
  if (value === undefined || value === null || value === "") return <span className="text-muted">missing</span>;
  if (typeof value !== "string") return <code className="font-mono text-sm">{cut(JSON.stringify(value))}</code>;
  // A long text in a narrow column would be a page high.
  return value.length > MANY_CHARACTERS ? <span className="block min-w-64">{cut(value)}</span> : value;
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
