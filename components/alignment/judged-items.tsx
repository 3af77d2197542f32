import { TurnsView } from "#components/alignment/turns-view.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ITEMS_PAGE_SIZE, type JudgedItemView, MOST_ITEMS_SEARCHED } from "#lib/alignment/queries/list-judged-items.ts";
import { isRight } from "#lib/alignment/rules/opinion.ts";
import type { ItemsSearch } from "#lib/alignment/schema.ts";
import { OPINIONS } from "#lib/alignment/vocabulary.ts";
import type { Page } from "#lib/platform/paging.ts";

const SHOWN: Record<ItemsSearch["show"], string> = {
  disagreed: "Disagreed",
  "gold-missed": "Gold missed",
  explained: "With reasons",
  all: "All judged",
};

type JudgedItemsProps = { path: string; search: ItemsSearch; items: Page<JudgedItemView> };

/** Items with what each rater said of them, side by side. */
export function JudgedItems({ path, search, items: { items, total, page } }: JudgedItemsProps) {
  const href = ({ show = search.show, page: wanted = 1 }: Partial<ItemsSearch>) =>
    `${path}?${new URLSearchParams({ show, page: String(wanted) })}#items`;
  const first = (page - 1) * ITEMS_PAGE_SIZE;
  return (
    <Card title="Items" id="items" className="mt-4">
      <Tabs
        label="Items shown"
        tabs={(Object.keys(SHOWN) as ItemsSearch["show"][]).map((show) => ({
          label: SHOWN[show],
          href: href({ show }),
          current: show === search.show,
          count: show === search.show ? total : undefined,
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={search.show === "disagreed" ? "No item is disagreed upon" : "No item is like that"}>
          Items stand here as soon as somebody has judged them.
        </EmptyState>
      ) : (
        <ol className="divide-y">
          {items.map((item) => (
            <JudgedItem key={item.position} item={item} />
          ))}
        </ol>
      )}
      {total >= MOST_ITEMS_SEARCHED && (
        <p className="text-sm text-muted">
          Looked for among the first {formatNumber(MOST_ITEMS_SEARCHED)} items, drawn by lot.
        </p>
      )}
      <Pagination
        summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
        previousHref={page > 1 ? href({ page: page - 1 }) : undefined}
        nextHref={first + items.length < total ? href({ page: page + 1 }) : undefined}
      />
    </Card>
  );
}

function JudgedItem({ item }: { item: JudgedItemView }) {
  const { position, key, prompt, responseA, responseB, modelA, modelB, gold, group, judgements } = item;
  return (
    <li className="py-4">
      <p className="mb-2 flex flex-wrap items-center gap-2 text-sm text-muted">
        Item {formatNumber(position + 1)}
        {key && <span>{key}</span>}
        {group && <Badge>{group}</Badge>}
        {gold !== null && <Badge tone="blue">gold: {gold}</Badge>}
      </p>
      <div className="rounded-md bg-sunken px-3 py-2">
        <TurnsView turns={prompt} />
      </div>
      <div className={responseB === null ? "mt-2" : "mt-2 grid gap-2 md:grid-cols-2"}>
        <Answer name={responseB === null ? "Answer" : "A"} model={modelA} turns={responseA} />
        {responseB !== null && <Answer name="B" model={modelB} turns={responseB} />}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {judgements.map(({ rater, name, opinion, rating, shownFirst, rationale }) => (
          <li key={rater}>
            <span className="text-muted">{name}:</span>{" "}
            <span className="font-[550]">{opinion === "rated" ? rating : OPINIONS[opinion]}</span>
            {gold !== null && !isRight({ opinion, rating }, gold) && (
              <span className="ml-1.5">
                <Badge tone="red">missed</Badge>
              </span>
            )}
            {shownFirst && <span className="text-xs text-muted"> saw {shownFirst.toUpperCase()} first</span>}
            {rationale && <span className="block max-w-prose text-sm text-pretty">“{rationale}”</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Answer({ name, model, turns }: { name: string; model: string | null; turns: JudgedItemView["prompt"] }) {
  return (
    <div className="min-w-0 rounded-md border px-3 py-2">
      <p className="text-xs font-[550] text-muted">
        {name}
        {model && ` · ${model}`}
      </p>
      <TurnsView turns={turns} />
    </div>
  );
}
