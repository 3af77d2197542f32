import type { ReactNode } from "react";
import { FoldedText } from "#components/evaluation/folded-text.tsx";
import { formatDuration, formatMoney, formatScore } from "#components/ui/format.ts";
import type { ShownItem } from "#lib/evaluation/items/search-items.ts";
import type { ItemList } from "#lib/evaluation/queries/list-items.ts";

type ItemCardProps = {
  item: ShownItem;
  metrics: ItemList["metrics"];
  beside: ItemList["beside"];
  isMixed: boolean;
  /** Where the reader marks the answer. */
  rate?: ReactNode;
  /** Keeps the judge's mark back until the reader has marked the answer, or people would repeat it. */
  hidesJudge?: boolean;
};

/** One item: what was asked, what was expected, what came, and what it scored. @param isMixed of several tasks. */
export function ItemCard({ item, metrics, beside, isMixed, rate, hidesJudge }: ItemCardProps) {
  const { position, key, task, filter, input, expected, answer, fields, values, error, latencyMs, costUsd } = item;
  const facts = [
    ...(isMixed ? [task] : []),
    ...(filter === "none" ? [] : [filter]),
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    ...(latencyMs === null ? [] : [formatDuration(latencyMs)]),
    ...(costUsd === null ? [] : [formatMoney(costUsd)]),
  ];
  return (
    <li className="border-t px-[var(--edge)] py-3">
      <article aria-label={`Item ${position + 1}`}>
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <h3 className="font-[550] [overflow-wrap:anywhere]">
            <span className="font-normal tabular-nums text-muted">#{position + 1}</span> {key}
          </h3>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{facts.join(" · ")}</p>
          <ul className="ml-auto flex flex-wrap gap-x-3 text-sm tabular-nums">
            {metrics.map(({ metric }, at) => {
              const value = values[at] ?? null;
              return (
                value !== null &&
                !(hidesJudge && metric.startsWith("judge:")) && (
                  <li key={metric}>
                    <span className="text-muted">{metric}</span> {formatScore(value)}
                  </li>
                )
              );
            })}
          </ul>
        </header>
        {error && <p className="mt-1.5 text-red [overflow-wrap:anywhere]">No answer: {error}</p>}
        <div className={`mt-2 grid gap-x-6 gap-y-2.5 ${beside ? "lg:grid-cols-4" : "lg:grid-cols-3"}`}>
          <Part label="Asked">
            <FoldedText text={input} none="The file does not keep it." />
          </Part>
          <Part label={expected.length > 1 ? "Expected, any of" : "Expected"}>
            {expected.length === 0 && <p className="text-muted">Nothing in particular.</p>}
            {[...new Set(expected)].map((one) => (
              <FoldedText key={one} text={{ text: one, length: one.length }} none="" />
            ))}
          </Part>
          <Part label="Answered">
            <FoldedText text={answer} none="No answer." />
          </Part>
          {beside && (
            <Part label={`Answered in evaluation ${beside.number}`}>
              {item.beside ? (
                <FoldedText text={item.beside.answer} none={item.beside.error ?? "No answer."} />
              ) : (
                <p className="text-muted">It has no item of this key.</p>
              )}
            </Part>
          )}
        </div>
        {rate && <div className="mt-2">{rate}</div>}
      </article>
    </li>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="min-w-0">
      <h4 className="text-xs text-muted">{label}</h4>
      {children}
    </section>
  );
}
