import Link from "next/link";
import { formatParameters } from "#components/model/model-text.ts";
import { formatFlops } from "#components/model/plan-text.ts";
import { formatDelta } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { trainingFlops } from "#lib/model/planner/compute.ts";
import { PUBLISHED } from "#lib/model/planner/published.ts";

/** Trainings whose compute is known, beside what the planner makes of their size and tokens. @param path of the planner. */
export function PublishedTable({ path }: { path: string }) {
  return (
    <Table caption="Published trainings" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Training</Th>
          <Th numeric>Parameters</Th>
          <Th numeric>Tokens</Th>
          <Th numeric>Published</Th>
          <Th numeric>Computed here</Th>
          <Th numeric>Difference</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {PUBLISHED.map(({ name, parameters, tokens, flops, from, source }) => {
          const computed = trainingFlops(parameters, tokens);
          return (
            <Tr key={name}>
              <RowHead className="whitespace-nowrap">
                <Link
                  href={`${path}?parameters=${parameters / 1e9}B&tokens=${tokens / 1e9}B`}
                  className="rounded-sm text-accent hover:underline"
                >
                  {name}
                </Link>
              </RowHead>
              <Td numeric>{formatParameters(parameters)}</Td>
              <Td numeric>{formatParameters(tokens)}</Td>
              <Td numeric>{formatFlops(flops)}</Td>
              <Td numeric>{formatFlops(computed)}</Td>
              <Td numeric>{formatDelta((computed / flops - 1) * 100, 1)} %</Td>
              <Td>
                <a href={source} rel="noopener noreferrer" className="rounded-sm text-accent hover:underline">
                  {from}
                </a>
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
