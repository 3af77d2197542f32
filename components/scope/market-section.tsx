import { MarketEntryDialog } from "#components/scope/market-entry-dialog.tsx";
import { RemoveDialog } from "#components/scope/remove-dialog.tsx";
import { SectionPages } from "#components/scope/section-pages.tsx";
import { Source } from "#components/scope/source.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Page } from "#lib/platform/paging.ts";
import { removeMarketEntryAction } from "#lib/scope/actions.ts";
import type { MarketEntryView } from "#lib/scope/queries/list-market-entries.ts";
import { MARKET_ENTRY_KINDS } from "#lib/scope/vocabulary.ts";

type MarketSectionProps = { slug: string; entries: Page<MarketEntryView>; mayEdit: boolean };

export function MarketSection({ slug, entries, mayEdit }: MarketSectionProps) {
  return (
    <Card
      id="market"
      className="scroll-mt-16"
      title="Market research"
      note="what others have found, with sources"
      actions={mayEdit && <MarketEntryDialog slug={slug} />}
      flush
    >
      {entries.total === 0 && (
        <EmptyState title="No market research yet">
          Competitors, papers, reports, regulation and what users say belong here, each with a source that can be looked
          up. One entry at least is asked for.
        </EmptyState>
      )}
      <ul>
        {entries.items.map((entry) => (
          <li key={entry.id} className="border-t px-[var(--edge)] py-3">
            <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <div className="min-w-0 grow basis-72">
                <h3 className="font-semibold">{entry.title}</h3>
                <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
                  <Badge>{MARKET_ENTRY_KINDS[entry.kind]}</Badge>
                  <Source>{entry.source}</Source>
                  <span>
                    <Time at={entry.foundOn} day /> · {entry.author ?? "somebody"}
                  </span>
                </p>
              </div>
              {mayEdit && (
                <div className="flex gap-1">
                  <MarketEntryDialog slug={slug} entry={entry} />
                  <RemoveDialog slug={slug} id={entry.id} what={`“${entry.title}”`} action={removeMarketEntryAction} />
                </div>
              )}
            </div>
            <p className="mt-1 max-w-3xl whitespace-pre-wrap text-pretty">{entry.finding}</p>
            {entry.implication && (
              <p className="mt-1 max-w-3xl whitespace-pre-wrap text-pretty text-muted">
                <span className="font-[550]">For us:</span> {entry.implication}
              </p>
            )}
          </li>
        ))}
      </ul>
      <SectionPages list={entries} name="market" anchor="market" />
    </Card>
  );
}
