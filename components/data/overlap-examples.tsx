import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { OVERLAP_KINDS, type OverlapExample } from "#lib/data/overlap/overlap.ts";
import type { OverlapExamples as Examples } from "#lib/data/queries/list-overlap-examples.ts";

/** Rows of a test set beside the rows of training sets they were found in. */
export function OverlapExamples({ groups, dataPath }: { groups: readonly Examples[]; dataPath: string }) {
  return groups.map(({ test, train, examples }) => (
    <section key={`${test} ${train}`} aria-label={`Test set ${test} in training set ${train}`}>
      <h3 className="border-t px-[var(--edge)] pt-3 pb-1 font-[550]">
        Test set {test} in training set {train}
      </h3>
      <ExampleList examples={examples.slice(0, FIRST)} {...{ test, train, dataPath }} />
      {examples.length > FIRST && (
        <details>
          <summary className="cursor-pointer border-t border-dashed px-[var(--edge)] py-2.5 font-[550] text-accent">
            {examples.length - FIRST} more
          </summary>
          <ExampleList examples={examples.slice(FIRST)} {...{ test, train, dataPath }} />
        </details>
      )}
    </section>
  ));
}

const FIRST = 5;

function ExampleList({ test, train, examples, dataPath }: Examples & { dataPath: string }) {
  return (
    <ul>
      {examples.map((example) => (
        <li key={`${example.testRow} ${example.kind}`} className="border-t border-dashed px-[var(--edge)] py-2.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
            <Badge tone="red">{OVERLAP_KINDS[example.kind].label}</Badge>
            <RowLink dataPath={dataPath} version={test} row={example.testRow} what="test row" />
            <span>in</span>
            <RowLink dataPath={dataPath} version={train} row={example.trainRow} what="training row" />
            {example.kind === "near" && example.similarity !== null && (
              <span className="tabular-nums">similarity {formatNumber(example.similarity, 2)}</span>
            )}
          </p>
          <Texts example={example} />
        </li>
      ))}
    </ul>
  );
}

function RowLink({ dataPath, version, row, what }: { dataPath: string; version: string; row: number; what: string }) {
  return (
    <Link
      href={`${dataPath}/datasets/${version}?from=${row}#rows`}
      prefetch={false}
      className="rounded-sm underline-offset-2 hover:underline"
    >
      {what} {formatNumber(row + 1)}
    </Link>
  );
}

function Texts({ example: { text, trainText } }: { example: OverlapExample }) {
  if (trainText === undefined) return <p className="mt-1 max-w-4xl break-words whitespace-pre-wrap">{text}</p>;
  return (
    <div className="mt-1 grid max-w-6xl gap-x-6 gap-y-1 sm:grid-cols-2">
      <p className="min-w-0 break-words whitespace-pre-wrap">{text}</p>
      <p className="min-w-0 break-words whitespace-pre-wrap text-muted max-sm:border-t max-sm:border-dashed max-sm:pt-1">
        <span className="sr-only">In the training set: </span>
        {trainText}
      </p>
    </div>
  );
}
