import Link from "next/link";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LookView } from "#lib/data/queries/get-version.ts";

/** The evaluations that saw a test set, the newest first. */
export function LookList({ looks, evaluationPath }: { looks: readonly LookView[]; evaluationPath: string }) {
  return (
    <Table caption="Looks" stacked>
      <thead>
        <tr className="bg-surface">
          <Th numeric>Look</Th>
          <Th>Evaluation</Th>
          <Th>By</Th>
          <Th>When</Th>
        </tr>
      </thead>
      <tbody>
        {looks.map(({ number, evaluation, evaluationName, lookedByName, lookedAt }) => (
          <Tr key={number}>
            <Td numeric>
              <span className="sm:hidden">look </span>
              {formatNumber(number)}
            </Td>
            <RowHead className="sm:max-w-96">
              <Link href={`${evaluationPath}/${evaluation}`} className="rounded-sm break-words hover:underline">
                {evaluationName}
              </Link>
              <span className="block text-xs font-normal text-muted">evaluation {evaluation}</span>
            </RowHead>
            <Td>{lookedByName}</Td>
            <Td>
              <Time at={lookedAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
