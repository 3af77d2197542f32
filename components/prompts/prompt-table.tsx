import Link from "next/link";
import { LabelBadge } from "#components/prompts/label-badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PromptRow } from "#lib/prompts/queries/list-prompts.ts";

/** The prompts of a project with where their labels point. */
export function PromptTable({ prompts, path }: { prompts: readonly PromptRow[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Prompts" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Prompt</Th>
            <Th>Labels</Th>
            <Th numeric>Versions</Th>
            <Th>Newest version</Th>
          </tr>
        </thead>
        <tbody>
          {prompts.map(({ key, name, description, labels, newest }) => (
            <Tr key={key}>
              <RowHead className="sm:max-w-96">
                <Link href={`${path}/${key}`} prefetch={false} className="rounded-sm hover:underline">
                  {name}
                </Link>
                <span className="block truncate text-xs font-normal text-muted">
                  <code>{key}</code>
                  {description && ` · ${description}`}
                </span>
              </RowHead>
              <Td>
                <span className="flex flex-wrap gap-1">
                  {labels.map((one) => (
                    <LabelBadge key={one.label} {...one} />
                  ))}
                  {labels.length === 0 && <span className="text-muted">none</span>}
                </span>
              </Td>
              <Td numeric className="max-sm:hidden!">
                {newest?.number ?? 0}
              </Td>
              <Td>
                {newest ? (
                  <>
                    Version {newest.number}, <Time at={newest.createdAt} day />
                    <span className="block text-xs text-muted">by {newest.createdByName}</span>
                  </>
                ) : (
                  <span className="text-muted">no version yet</span>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
