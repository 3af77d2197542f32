import Form from "next/form";
import Link from "next/link";
import { PartialBadge } from "#components/evaluation/score-cells.tsx";
import { toolOf } from "#components/evaluation/tool-of.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { EvaluationView, Paged } from "#lib/evaluation/views.ts";

type EvaluationListProps = {
  evaluations: Paged<EvaluationView>;
  path: string;
  hrefOfPage: (page: number) => string;
};

export function EvaluationList({ evaluations, path, hrefOfPage }: EvaluationListProps) {
  const { items, total, page, pageSize } = evaluations;
  const first = (page - 1) * pageSize;
  const mayPick = total > 1;
  return (
    // A form of its own with the table in it, so that two rows and a button are all it takes to compare.
    <Form action={`${path}/compare`}>
      <TableKeys>
        <Table caption="Evaluations">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              {mayPick && (
                <Th>
                  <span className="sr-only">Compare</span>
                </Th>
              )}
              <Th>Evaluation</Th>
              <Th>Model</Th>
              <Th className="max-sm:hidden">Tool</Th>
              <Th numeric className="max-sm:hidden">
                Tasks
              </Th>
              <Th numeric className="max-sm:hidden">
                Scores
              </Th>
              <Th numeric className="max-sm:hidden">
                Round
              </Th>
              <Th>Measured</Th>
              <Th>Imported by</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((evaluation) => (
              <Tr key={evaluation.number}>
                {mayPick && (
                  <Td className="w-6">
                    <input
                      type="checkbox"
                      name="pick"
                      value={evaluation.number}
                      aria-label={`Pick evaluation ${evaluation.number} to compare`}
                      className="size-4 align-middle accent-accent"
                    />
                  </Td>
                )}
                {/* What is named by its model is named once, and whole where there is room. */}
                <RowHead colSpan={isNamedByModel(evaluation) ? 2 : 1}>
                  <span className="flex items-center gap-1.5 whitespace-nowrap">
                    <span className="font-normal tabular-nums text-muted">#{evaluation.number}</span>
                    <Link
                      href={`${path}/${evaluation.number}`}
                      prefetch={false}
                      title={evaluation.name}
                      className={classNames(
                        "truncate rounded-sm hover:underline",
                        isNamedByModel(evaluation) ? "max-w-64 sm:max-w-md" : "max-w-40 sm:max-w-64",
                      )}
                    >
                      {evaluation.name}
                    </Link>
                    {evaluation.partial && <PartialBadge />}
                  </span>
                </RowHead>
                {!isNamedByModel(evaluation) && (
                  <Td className="max-w-48 truncate" title={evaluation.modelName ?? undefined}>
                    {evaluation.modelName ?? <span className="text-muted">not named</span>}
                  </Td>
                )}
                <Td className="whitespace-nowrap max-sm:hidden">{toolOf(evaluation)}</Td>
                <Td numeric className="max-sm:hidden">
                  {formatNumber(evaluation.taskCount)}
                </Td>
                <Td numeric className="max-sm:hidden">
                  {formatNumber(evaluation.scoreCount)}
                </Td>
                <Td numeric className="max-sm:hidden">
                  {evaluation.round}
                </Td>
                <Td className="whitespace-nowrap">
                  <MeasuredAt evaluation={evaluation} day />
                </Td>
                <Td className="whitespace-nowrap text-muted">{evaluation.importedByName}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </TableKeys>
      <div className="flex flex-wrap items-center gap-x-4 px-[var(--edge)]">
        {mayPick && (
          <p className="flex items-center gap-2 py-2 print:hidden">
            <Button type="submit" size="small">
              Compare two
            </Button>
            <span className="text-sm text-muted">Pick two rows; the older one is the baseline.</span>
          </p>
        )}
        <div className="ml-auto">
          <Pagination
            summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
            previousHref={page > 1 ? hrefOfPage(page - 1) : undefined}
            nextHref={first + items.length < total ? hrefOfPage(page + 1) : undefined}
          />
        </div>
      </div>
    </Form>
  );
}

function isNamedByModel({ name, modelName }: EvaluationView): boolean {
  return name === modelName;
}

/** When the run began; of a file that does not say, when it was imported or scored. */
export function MeasuredAt({ evaluation, day }: { evaluation: EvaluationView; day?: boolean }) {
  if (evaluation.isDateKnown) return <Time at={evaluation.evaluatedAt} day={day} />;
  const done = evaluation.origin === "scored" ? "scored" : "imported";
  return (
    <span className="text-muted" title={`The file does not say when the run was; this is when it was ${done}.`}>
      {done} <Time at={evaluation.importedAt} day={day} />
    </span>
  );
}
