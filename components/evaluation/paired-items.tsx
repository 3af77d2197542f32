import { FoldedText } from "#components/evaluation/folded-text.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatScore } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { listPairedItems, type PairedItem } from "#lib/evaluation/queries/list-paired-items.ts";
import { type ItemOutcome, OUTCOMES } from "#lib/evaluation/schema.ts";

const PAGE_SIZE = 20;

const LABELS: Record<ItemOutcome, string> = { wins: "Wins", losses: "Losses", ties: "Ties" };

type PairedItemsProps = {
  access: ProjectAccess<"record:read">;
  numbers: { baseline: number; candidate: number };
  score: ComparedScore;
  outcome: ItemOutcome;
  page: number;
  hrefOf: (changes: { outcome?: ItemOutcome; page?: number }) => string;
};

/** The items that the candidate won, lost or did as well on, with both answers. */
export async function PairedItems({ access, numbers, score, outcome, page, hrefOf }: PairedItemsProps) {
  const { column, task, filter, paired, title } = score;
  if (!column || !paired?.items) return null;
  const items = await listPairedItems(access, {
    ...{ ...numbers, task, column, outcome, page, pageSize: PAGE_SIZE },
    filters: [...new Set([filter, "none"])],
    direction: score.direction ?? "higher",
  });
  const total = paired.items[outcome];
  const first = (page - 1) * PAGE_SIZE;
  return (
    <Card title="Item by item" note={`${title}, ${score.taskAlias}`} id="items" flush className="mt-4">
      <div className="px-[var(--edge)]">
        <Tabs
          label="Items by outcome"
          tabs={OUTCOMES.map((one) => ({
            ...{ label: LABELS[one], href: hrefOf({ outcome: one, page: 1 }), current: one === outcome },
            count: paired.items?.[one],
          }))}
        />
      </div>
      {items.length > 0 ? (
        <ol>
          {items.map((item) => (
            <PairedRow key={`${item.before.position} ${item.after.position}`} item={item} numbers={numbers} />
          ))}
        </ol>
      ) : (
        <p className="px-[var(--edge)] py-8 text-center text-muted">There are none.</p>
      )}
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${first + 1}–${first + items.length} of ${total}`}
          previousHref={page > 1 ? hrefOf({ page: page - 1 }) : undefined}
          nextHref={first + items.length < total ? hrefOf({ page: page + 1 }) : undefined}
        />
      </div>
    </Card>
  );
}

function PairedRow({ item, numbers }: { item: PairedItem; numbers: PairedItemsProps["numbers"] }) {
  const { key, input, expected, before, after } = item;
  return (
    <li className="border-t px-[var(--edge)] py-3 first:border-t-0">
      <h3 className="font-[550] [overflow-wrap:anywhere]">{key}</h3>
      <div className="mt-1.5 grid gap-x-6 gap-y-2.5 lg:grid-cols-4">
        <Part label="Asked" text={input} none="The file does not keep it." />
        <Part label="Expected" text={expected.length > 0 ? expected.join("\n") : null} none="Nothing in particular." />
        <Part label={`Evaluation ${numbers.baseline}`} value={before.value} text={before.answer} none="No answer." />
        <Part label={`Evaluation ${numbers.candidate}`} value={after.value} text={after.answer} none="No answer." />
      </div>
    </li>
  );
}

type PartProps = { label: string; text: string | null; none: string; value?: number };

function Part({ label, text, none, value }: PartProps) {
  return (
    <section aria-label={label} className="min-w-0">
      <h4 className="text-xs text-muted">
        {label}
        {value !== undefined && <span className="ml-2 font-[550] tabular-nums text-ink">{formatScore(value)}</span>}
      </h4>
      <FoldedText text={text === null ? null : { text, length: text.length }} none={none} />
    </section>
  );
}
