import Link from "next/link";
import { LabelBadge } from "#components/prompts/label-badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { StandingLabel } from "#lib/prompts/read-labels.ts";
import type { VersionHead } from "#lib/prompts/views.ts";

type VersionsTableProps = {
  versions: readonly VersionHead[];
  labels: readonly StandingLabel[];
  /** The number of the one that is shown. */
  shown: number;
  path: string;
};

/** The versions of a prompt, the newest first. */
export function VersionsTable({ versions, labels, shown, path }: VersionsTableProps) {
  return (
    <Table caption="Versions" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Version</Th>
          <Th>What changed</Th>
          <Th>Written</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ number, note, createdAt, createdByName }) => (
          <Tr key={number}>
            <RowHead className="whitespace-nowrap align-top">
              <Link
                href={`${path}?version=${number}`}
                prefetch={false}
                aria-current={number === shown ? "true" : undefined}
                className="rounded-sm hover:underline aria-current:text-accent"
              >
                Version {number}
              </Link>
              <span className="flex flex-wrap gap-1">
                {labels
                  .filter(({ version }) => version === number)
                  .map(({ label }) => (
                    <LabelBadge key={label} label={label} />
                  ))}
              </span>
            </RowHead>
            <Td className="align-top [overflow-wrap:anywhere]">
              {note}
              {number > 1 && (
                <Link
                  href={`${path}?version=${number}&against=${number - 1}`}
                  prefetch={false}
                  className="block rounded-sm text-sm text-accent hover:underline"
                >
                  Compare with version {number - 1}
                </Link>
              )}
            </Td>
            <Td className="align-top">
              <Time at={createdAt} day />
              <span className="block text-xs text-muted">by {createdByName}</span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
