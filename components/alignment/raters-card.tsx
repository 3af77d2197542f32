import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatDuration, formatNumber, formatPercent } from "#components/ui/format.ts";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { addRaterAction, removeRaterAction } from "#lib/alignment/actions.ts";
import type { RaterChoice, RaterView } from "#lib/alignment/queries/list-raters.ts";
import { wilson } from "#lib/statistics/intervals.ts";

type RatersCardProps = {
  slug: string;
  number: number;
  raters: readonly RaterView[];
  /** Who may be chosen; null for whoever does not choose. */
  choices: readonly RaterChoice[] | null;
  hasGold: boolean;
};

/** Who rates, how far each is, how fast, and how well on the items whose answer is known. */
export function RatersCard({ slug, number, raters, choices, hasGold }: RatersCardProps) {
  return (
    <Card
      title="Raters"
      id="raters"
      flush
      className="mt-4"
      actions={choices && <AddRater slug={slug} number={number} choices={choices} />}
    >
      {raters.length === 0 ? (
        <EmptyState title="Nobody rates here yet">
          Choose members of the project. Somebody who is to see the tasks and nothing else joins it as a rater.
        </EmptyState>
      ) : (
        <Table caption="Raters">
          <thead>
            <tr className="bg-surface">
              <Th>Rater</Th>
              <Th numeric>Judged</Th>
              <Th numeric>Skipped</Th>
              <Th numeric>A task takes</Th>
              {hasGold && <Th numeric>Gold right</Th>}
              <Th>Last judged</Th>
              {choices && (
                <Th>
                  <span className="sr-only">Actions</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {raters.map((rater) => (
              <Tr key={rater.userId}>
                <RowHead className="whitespace-nowrap">
                  {rater.name} <span className="text-xs font-normal text-muted">R{rater.number}</span>
                  {rater.isRemoved && <span className="ml-2 text-xs font-normal text-muted">taken out</span>}
                </RowHead>
                <Td numeric>{formatNumber(rater.judged)}</Td>
                <Td numeric>{formatNumber(rater.skipped)}</Td>
                <Td numeric>{rater.judged > 0 ? formatDuration(rater.durationMs / rater.judged) : "—"}</Td>
                {hasGold && (
                  <Td numeric>
                    <GoldShare right={rater.goldRight} n={rater.goldJudged} />
                  </Td>
                )}
                <Td className="whitespace-nowrap text-muted">
                  {rater.lastJudgedAt ? <Time at={rater.lastJudgedAt} /> : "not yet"}
                </Td>
                {choices && (
                  <Td className="text-right">
                    {!rater.isRemoved && <RemoveRater slug={slug} number={number} rater={rater} />}
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function GoldShare({ right, n }: { right: number; n: number }) {
  if (n === 0) return <span className="text-muted">none yet</span>;
  const { low, high } = wilson(right, n);
  return (
    <>
      {formatPercent(right / n, 0)}{" "}
      <small className="text-xs text-muted">
        {formatNumber(low * 100, 0)}–{formatNumber(high * 100, 0)} %, n {n}
      </small>
    </>
  );
}

function AddRater({ slug, number, choices }: { slug: string; number: number; choices: readonly RaterChoice[] }) {
  return (
    <Dialog
      size="small"
      trigger="Choose a rater"
      title="Choose a rater"
      description="They find the campaign among their tasks once it is open."
    >
      {choices.length === 0 ? (
        <p>Every member who may rate does so already. Invite somebody to the project as a rater first.</p>
      ) : (
        <ActionForm action={addRaterAction} className="grid gap-4">
          <input type="hidden" name="project" value={slug} />
          <input type="hidden" name="campaign" value={number} />
          <Field label="Member" name="userId" required>
            <Select defaultValue="">
              <option value="" disabled>
                Choose
              </option>
              {choices.map(({ userId, name, role }) => (
                <option key={userId} value={userId}>
                  {name}, {role}
                </option>
              ))}
            </Select>
          </Field>
          <SubmitButton>Choose rater</SubmitButton>
        </ActionForm>
      )}
    </Dialog>
  );
}

function RemoveRater({ slug, number, rater }: { slug: string; number: number; rater: RaterView }) {
  return (
    <Dialog
      size="small"
      variant="quiet"
      trigger={
        <>
          Take out<span className="sr-only"> {rater.name}</span>
        </>
      }
      title={`Take ${rater.name} out`}
      description="What was judged stays and counts. The tasks that are still open go to others."
    >
      <ActionForm action={removeRaterAction}>
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="campaign" value={number} />
        <input type="hidden" name="userId" value={rater.userId} />
        <SubmitButton variant="danger">Take out</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
