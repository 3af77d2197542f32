import type { ReactNode } from "react";
import { FindingRow, StateSign, VERDICT_STATES } from "#components/lifecycle/finding.tsx";
import { Time } from "#components/ui/time.tsx";
import { type Finding, type Judgement, summarise, type Verdict } from "#lib/lifecycle/gate.ts";

const TITLES: Record<Verdict, string> = { open: "Open", closed: "Closed", insufficient: "Insufficient" };

const OUTLOOK: Record<Verdict, string> = {
  open: "The gate closes by itself when one of them stops holding.",
  closed: "The gate opens by itself when they hold.",
  insufficient: "The gate opens by itself when there is enough to decide.",
};

type GatePanelProps = {
  judgement: Judgement;
  slug: string;
  /** The frozen policy it is judged by: "evaluation v3", or a link to it. */
  policy: ReactNode;
  /** "frozen 2 Nov, before the first look". */
  frozenNote?: ReactNode;
  /** What may be done about one finding beside its own link, such as asking for a waiver. */
  actionsFor?: (finding: Finding) => ReactNode;
  /** For readers of dashboards: the findings without the links to the records behind them. */
  readOnly?: boolean;
};

/** The head of each phase: the verdict, then the reasons in the order one would fix them. */
export function GatePanel({ judgement, slug, policy, frozenNote, actionsFor, readOnly }: GatePanelProps) {
  const { verdict, findings, validUntil } = judgement;
  return (
    <section aria-labelledby="gate-verdict" className="mb-4 rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3.5 sm:px-[1.125rem]">
        <div className="flex min-w-0 grow basis-80 gap-3.5">
          <StateSign state={VERDICT_STATES[verdict]} large />
          <div className="min-w-0">
            <h2 id="gate-verdict" className="text-lg leading-5 font-semibold">
              <span className="sr-only">Gate: </span>
              {TITLES[verdict]}
            </h2>
            <p className="mt-0.5 text-pretty text-muted">
              {findings.length === 0
                ? "No criterion is set, and nothing measured is nothing shown."
                : summarise(judgement)}{" "}
              {findings.length > 0 && OUTLOOK[verdict]}
            </p>
          </div>
        </div>
        <div className="pl-12 text-sm text-muted sm:pl-0 sm:text-right">
          <p>
            Policy <strong className="font-[550] text-ink">{policy}</strong>
          </p>
          {frozenNote && <p>{frozenNote}</p>}
          {verdict === "open" && validUntil && (
            <p>
              holds until <Time at={validUntil} day />
            </p>
          )}
        </div>
      </header>
      {findings.length > 0 && (
        <ol>
          {findings.map((finding) => (
            <FindingRow
              key={finding.key}
              finding={readOnly ? { ...finding, action: undefined } : finding}
              slug={slug}
              actions={actionsFor?.(finding)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
