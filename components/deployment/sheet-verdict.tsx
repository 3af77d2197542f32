import { SheetBadge } from "#components/deployment/sheet-badge.tsx";
import { StateSign } from "#components/lifecycle/finding.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatPercent } from "#components/ui/format.ts";
import type { SheetReason } from "#lib/deployment/optimisations/rules.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import type { FindingState } from "#lib/lifecycle/gate.ts";

const SIGNS = { met: "met", failed: "failed", insufficient: "undecided" } as const satisfies Record<
  SheetReason["state"],
  FindingState
>;

/** What the sheet's own policy makes of it: each metric and each floor by itself. */
export function SheetVerdictCard({ sheet }: { sheet: SheetView }) {
  const { verdict, policy, policyAfterResults } = sheet;
  return (
    <Card
      title="Verdict"
      note={
        <>
          <SheetBadge verdict={verdict} /> by policy version {policy.version}
        </>
      }
      flush
    >
      {policyAfterResults && (
        <p className="mx-[var(--edge)] mb-3 rounded-md bg-amber-soft px-3 py-2 text-amber">
          The policy was changed after results were known, by {policy.authorName}: {policy.reason}
        </p>
      )}
      <ul>
        {verdict.reasons.map(({ key, title, state, fact, required, about }) => (
          <li key={key} className="flex gap-3 border-t px-[var(--edge)] py-2.5">
            <StateSign state={SIGNS[state]} />
            <div className="min-w-0">
              <h3 className="font-semibold">
                {title}
                {about === "floor" && <span className="ml-2 text-xs font-normal text-muted">safety floor</span>}
              </h3>
              <p className="text-pretty">{fact}</p>
              <p className="mt-0.5 text-xs text-muted">asked: {required}</p>
            </div>
          </li>
        ))}
      </ul>
      {sheet.comparison?.mean && (
        <p className="border-t px-[var(--edge)] py-2.5 text-sm text-pretty text-muted">
          The mean over all metrics is {formatPercent(sheet.comparison.mean.recovery)}. It is drawn and never judged:
          what one metric gains does not pay for what another loses.
        </p>
      )}
    </Card>
  );
}
