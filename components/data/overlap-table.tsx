import Link from "next/link";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OverlapView } from "#lib/data/queries/list-overlaps.ts";

type OverlapTableProps = {
  overlaps: readonly OverlapView[];
  /** Of the phase: /projects/<slug>/data. */
  dataPath: string;
  /** Whether the page is a test set's; else it is a training set's. */
  isTest: boolean;
};

/** How much of a test set stands in each training set, or of each test set in this training set. */
export function OverlapTable({ overlaps, dataPath, isTest }: OverlapTableProps) {
  return (
    <Table caption="Overlaps" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>{isTest ? "Training set" : "Test set"}</Th>
          <Th numeric>Test rows found</Th>
          <Th numeric>Exact</Th>
          <Th numeric>13 words</Th>
          <Th numeric>Near</Th>
          <Th>Compared</Th>
        </tr>
      </thead>
      <tbody>
        {overlaps.map(({ other, measured }) => (
          <Tr key={`${other.dataset}/${other.version}`}>
            <RowHead className="sm:max-w-80">
              <Link
                href={`${dataPath}/datasets/${other.dataset}/${other.version}`}
                className="rounded-sm break-words hover:underline"
              >
                {other.name}
              </Link>
              <span className="block text-xs font-normal text-muted">
                version {other.version}
                {measured && ` · ${formatNumber(isTest ? measured.trainRows : measured.testRows)} rows`}
              </span>
            </RowHead>
            {measured ? (
              <Measured measured={measured} />
            ) : (
              <Td colSpan={5} className="text-muted">
                not compared yet
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Measured({ measured }: { measured: NonNullable<OverlapView["measured"]> }) {
  const { share, interval, anyRows, testRows } = measured;
  return (
    <>
      <Td numeric>
        <span className={anyRows > 0 ? "font-[550] text-red" : undefined}>{formatPercent(share)}</span>{" "}
        <span className="text-sm text-muted">
          {formatNumber(anyRows)} of {formatNumber(testRows)}
        </span>
        {interval && (
          <small className="block text-xs text-muted">
            95 %: {formatPercent(interval.low)} to {formatPercent(interval.high)}
          </small>
        )}
      </Td>
      <Count label="exact" value={measured.exactRows} />
      <Count label="13 words in a row" value={measured.ngramRows} />
      <Count label="near" value={measured.nearRows} />
      <Td className="max-sm:text-xs max-sm:text-muted">
        <Time at={measured.measuredAt} />
      </Td>
    </>
  );
}

/** On a small screen, where no head stands above it, the number says what it counts. */
function Count({ label, value }: { label: string; value: number }) {
  return (
    <Td numeric className="max-sm:inline-block! max-sm:pr-0!">
      {formatNumber(value)}
      <span className="text-sm text-muted sm:hidden"> {label}</span>
    </Td>
  );
}
