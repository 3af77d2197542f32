import { ItemCard } from "#components/evaluation/item-card.tsx";
import { ItemFilter } from "#components/evaluation/item-filter.tsx";
import { itemsHref } from "#components/evaluation/items-href.ts";
import { RateItem } from "#components/evaluation/rate-item.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { ITEMS_PER_PAGE, type ItemSearch } from "#lib/evaluation/items/item-search.ts";
import { getRubric } from "#lib/evaluation/queries/get-rubric.ts";
import { type ItemList, listItems } from "#lib/evaluation/queries/list-items.ts";
import { listOwnRatings } from "#lib/evaluation/queries/list-own-ratings.ts";
import { type Metric, metricOf } from "#lib/statistics/metrics.ts";

type ItemsViewProps = { access: ProjectAccess<"record:read">; path: string; number: number; search: ItemSearch };

/** The answers of an evaluation, searched and sorted. */
export async function ItemsView({ access, path, number, search }: ItemsViewProps) {
  const list = await listItems(access, number, search);
  if (!list) return null;
  const isNarrowed = Boolean(
    search.task ||
      search.text ||
      search.field ||
      search.failed ||
      search.below !== undefined ||
      search.above !== undefined,
  );
  if (list.total === 0 && !isNarrowed) {
    return (
      <Card className="mt-4">
        <EmptyState title="No items are kept">
          The file brought scores only. Results with samples, and answers that are scored here, show each item with its
          answer.
        </EmptyState>
      </Card>
    );
  }
  const isMixed = list.tasks.length > 1;
  const rating = await ratingOf(access, number, list);
  return (
    <Card
      title="Items"
      note={list.total === null ? undefined : formatCount(list.total, "item")}
      actions={<WrongOnly path={path} search={search} list={list} />}
      id="items"
      flush
      className="mt-4"
    >
      <ItemFilter path={path} search={search} list={list} />
      {search.beside !== undefined && !list.beside && (
        <p className="px-[var(--edge)] pb-2 text-amber">There is no evaluation {search.beside} to stand beside.</p>
      )}
      {list.items.length > 0 ? (
        <ol>
          {list.items.map((item) => (
            <ItemCard
              key={item.position}
              {...{ item, beside: list.beside, isMixed }}
              metrics={list.metrics}
              hidesJudge={rating !== null && !rating.own.has(item.position)}
              rate={
                rating && (
                  <RateItem
                    {...{ slug: access.project.slug, evaluation: number, position: item.position }}
                    rubric={rating.rubric}
                    own={rating.own.get(item.position) ?? null}
                  />
                )
              }
            />
          ))}
        </ol>
      ) : (
        <p className="border-t px-[var(--edge)] py-8 text-center text-muted">No item fits.</p>
      )}
      <div className="px-[var(--edge)]">
        <Searched path={path} search={search} list={list} />
        <Pages path={path} search={search} list={list} />
      </div>
    </Card>
  );
}

/** The rubric people mark answers by, and what the reader said of these; null without a judge, or without the right to mark. */
async function ratingOf(access: ProjectAccess<"record:read">, number: number, { items }: ItemList) {
  if (!may(access, "item:rate")) return null;
  const rubric = await getRubric(access, number);
  if (!rubric) return null;
  const positions = items.map(({ position }) => position);
  return { rubric, own: await listOwnRatings(access, number, positions) };
}

type Listed = { path: string; search: ItemSearch; list: ItemList };

/** One step to what went wrong, by the metric that is looked at, or else by the first whose items are right at 1. */
function WrongOnly({ path, search, list }: Listed) {
  const shares = list.metrics.filter(({ metricKey }) => isShare(metricOf(metricKey)));
  const share = shares.find(({ metric }) => metric === search.metric) ?? shares[0];
  if (!share) return null;
  const isOn = search.below === 1 && (search.metric ?? share.metric) === share.metric;
  return (
    <ButtonLink
      size="small"
      variant={isOn ? "secondary" : "quiet"}
      href={itemsHref(path, { ...search, metric: share.metric, below: isOn ? undefined : 1, page: 1, from: 0 })}
      prefetch={false}
      scroll={false}
      aria-current={isOn ? "true" : undefined}
    >
      Wrong only
    </ButtonLink>
  );
}

function isShare({ kind, direction }: Metric): boolean {
  return kind === "proportion" && direction === "higher";
}

/** A search in texts reads so many items at a time, and says so. */
function Searched({ path, search, list: { searched } }: Listed) {
  if (!searched) return null;
  return (
    <p className="flex flex-wrap items-center gap-3 border-t py-2 text-sm text-muted">
      Searched items {formatNumber(searched.from + 1)} to {formatNumber(searched.to)}.
      {searched.more && (
        <ButtonLink size="small" href={itemsHref(path, { ...search, from: searched.to, page: 1 })} prefetch={false}>
          Search further
        </ButtonLink>
      )}
    </p>
  );
}

function Pages({ path, search, list: { items, total } }: Listed) {
  const first = (search.page - 1) * ITEMS_PER_PAGE;
  const last = first + items.length;
  const hasNext = total === null ? items.length === ITEMS_PER_PAGE : last < total;
  const of = total === null ? "" : ` of ${formatNumber(total)}`;
  return (
    <Pagination
      summary={`${formatNumber(first + 1)}–${formatNumber(last)}${of}`}
      previousHref={search.page > 1 ? `${itemsHref(path, { ...search, page: search.page - 1 })}#items` : undefined}
      nextHref={hasNext ? `${itemsHref(path, { ...search, page: search.page + 1 })}#items` : undefined}
    />
  );
}
