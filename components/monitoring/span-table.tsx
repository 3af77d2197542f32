import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDuration, formatMoney, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SpanPage, SpanView } from "#lib/monitoring/queries/list-spans.ts";

type SpanTableProps = {
  page: SpanPage;
  errorsOnly: boolean;
  isFirst: boolean;
  /** The page's address with these parameters set, and the rest of it kept. */
  hrefWith: (parameters: { errors?: "1"; cursor?: string }) => string;
};

/** Single spans, newest first, without what was asked and answered. */
export function SpanTable({ page, errorsOnly, isFirst, hrefWith }: SpanTableProps) {
  return (
    <Card
      id="spans"
      title="Spans"
      note="without prompts and answers, which are not kept"
      className="mt-4"
      flush
      actions={
        <Link
          href={hrefWith(errorsOnly ? {} : { errors: "1" })}
          scroll={false}
          className="text-sm text-accent hover:underline"
        >
          {errorsOnly ? "Show all" : "Show errors only"}
        </Link>
      }
    >
      {page.spans.length === 0 ? (
        <EmptyState title={errorsOnly ? "No span failed in this range" : "No span in this range"} />
      ) : (
        <Table caption="Spans">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>Started</Th>
              <Th>Span</Th>
              <Th>Application</Th>
              <Th numeric>Duration</Th>
              <Th numeric>First token</Th>
              <Th numeric>Tokens in</Th>
              <Th numeric>Tokens out</Th>
              <Th numeric>Cost</Th>
              <Th>State</Th>
            </tr>
          </thead>
          <tbody>
            {page.spans.map((span) => (
              <SpanRow key={span.traceId + span.spanId} span={span} />
            ))}
          </tbody>
        </Table>
      )}
      <div className="px-4 sm:px-[1.125rem]">
        <Pagination
          summary="newest first"
          previousHref={isFirst ? undefined : hrefWith(errorsOnly ? { errors: "1" } : {})}
          nextHref={
            page.nextCursor ? hrefWith({ cursor: page.nextCursor, ...(errorsOnly && { errors: "1" }) }) : undefined
          }
        />
      </div>
    </Card>
  );
}

function SpanRow({ span }: { span: SpanView }) {
  return (
    <Tr>
      <Td>
        <Time at={span.startedAt} />
      </Td>
      <RowHead className="max-w-64 truncate" title={`${span.name}, trace ${span.traceId}`}>
        {span.name || span.operation}
      </RowHead>
      <Td className="max-w-48 truncate">{span.application}</Td>
      <Td numeric>{formatDuration(span.durationMs)}</Td>
      <OptionalCell text={span.firstTokenMs === null ? null : formatDuration(span.firstTokenMs)} />
      <OptionalCell text={span.inputTokens === null ? null : formatNumber(span.inputTokens)} />
      <OptionalCell text={span.outputTokens === null ? null : formatNumber(span.outputTokens)} />
      <OptionalCell text={span.costUsd === null ? null : formatMoney(span.costUsd)} />
      <Td>{span.isError ? <Badge tone="red">{span.errorType ?? "error"}</Badge> : <Badge tone="good">ok</Badge>}</Td>
    </Tr>
  );
}

/** A dash to the eye, and words to a screen reader, so that a column of absent numbers stays quiet. */
function OptionalCell({ text }: { text: string | null }) {
  if (text !== null) return <Td numeric>{text}</Td>;
  return (
    <Td numeric className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not told</span>
    </Td>
  );
}
