import { FoldedText } from "#components/evaluation/folded-text.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { VERDICTS, type Verdict } from "#lib/alignment/judges/verdict.ts";
import type { JudgedPairView } from "#lib/alignment/judges/views.ts";
import type { Page } from "#lib/platform/paging.ts";

const TONES: Record<Verdict, BadgeTone> = {
  a: "blue",
  b: "blue",
  tie: "neutral",
  inconsistent: "amber",
  unread: "red",
};

type JudgedPairsProps = {
  pairs: Page<JudgedPairView>;
  verdict?: Verdict;
  hrefOf: (verdict: Verdict | undefined, page: number) => string;
};

/** The pairs a judge was asked about, with what it said in each order. */
export function JudgedPairs({ pairs: { items, total, page, pageSize }, verdict, hrefOf }: JudgedPairsProps) {
  const first = (page - 1) * pageSize;
  return (
    <Card
      title="Pairs"
      note={verdict ? `${formatCount(total, "pair")}: ${VERDICTS[verdict].toLowerCase()}` : formatCount(total, "pair")}
      actions={
        verdict && (
          <ButtonLink size="small" href={hrefOf(undefined, 1)}>
            Show all pairs
          </ButtonLink>
        )
      }
      id="pairs"
      flush
      className="mt-4"
    >
      {items.length === 0 ? (
        <EmptyState title="No pair came to this">Show all pairs to see the others.</EmptyState>
      ) : (
        <ol>
          {items.map((pair) => (
            <li key={pair.position} className="border-t px-[var(--edge)] py-3">
              <PairArticle pair={pair} />
            </li>
          ))}
        </ol>
      )}
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
          previousHref={page > 1 ? hrefOf(verdict, page - 1) : undefined}
          nextHref={first + items.length < total ? hrefOf(verdict, page + 1) : undefined}
        />
      </div>
    </Card>
  );
}

function PairArticle({ pair }: { pair: JudgedPairView }) {
  return (
    <article aria-label={`Pair ${pair.position + 1}`}>
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-[550] tabular-nums">#{pair.position + 1}</h3>
        <Badge tone={TONES[pair.verdict]}>{VERDICTS[pair.verdict]}</Badge>
      </header>
      <div className="mt-2 grid gap-x-6 gap-y-2.5 lg:grid-cols-3">
        <Part label="Prompt" text={pair.prompt} />
        <Part label={pair.modelA ? `Answer A, ${pair.modelA}` : "Answer A"} text={pair.answerA} />
        <Part label={pair.modelB ? `Answer B, ${pair.modelB}` : "Answer B"} text={pair.answerB} />
      </div>
      <ul className="mt-2 grid gap-1 text-sm text-muted">
        {pair.said.map(({ shownFirst, preferred, text }) => (
          <li key={shownFirst} className="[overflow-wrap:anywhere]">
            With {shownFirst.toUpperCase()} first:{" "}
            {preferred ? <strong className="font-[550]">{preferred}</strong> : "no choice"}
            {text && `. ${text}`}
          </li>
        ))}
      </ul>
    </article>
  );
}

function Part({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{label}</p>
      <FoldedText text={{ text, length: text.length }} none="" />
    </div>
  );
}
