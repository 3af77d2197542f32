import type { ReactNode } from "react";
import { ActionLink } from "#components/ui/button.tsx";
import { formatDay } from "#components/ui/format.ts";
import type { Finding, FindingState, Verdict } from "#lib/lifecycle/gate.ts";

const SIGNS: Record<FindingState, { sign: string; label: string; look: string }> = {
  met: { sign: "✓", label: "Holds", look: "bg-accent-soft text-accent" },
  failed: { sign: "✕", label: "Fails", look: "bg-red-soft text-red" },
  undecided: { sign: "~", label: "Lacks data", look: "bg-amber-soft text-amber" },
  waived: { sign: "!", label: "Waived", look: "border border-amber text-amber" },
};

export const VERDICT_STATES: Record<Verdict, FindingState> = {
  open: "met",
  closed: "failed",
  insufficient: "undecided",
};

/** The sign of a state: a small square, or the large one of a verdict. */
export function StateSign({ state, large }: { state: FindingState; large?: boolean }) {
  const { sign, label, look } = SIGNS[state];
  return (
    <span
      className={`grid shrink-0 place-items-center font-bold ${large ? "size-8.5 rounded-md text-lg" : "size-5 rounded-[0.3125rem] text-2xs"} ${look}`}
    >
      <span aria-hidden="true">{sign}</span>
      {!large && <span className="sr-only">{label}</span>}
    </span>
  );
}

type FindingRowProps = { finding: Finding; slug: string; actions?: ReactNode };

/** One criterion: what is true, what was asked, where the fact comes from, and where to act. */
export function FindingRow({ finding, slug, actions }: FindingRowProps) {
  const { state, title, fact, required, action, waiver } = finding;
  const source = sourceOf(finding);
  return (
    <li className="flex gap-3 border-t px-4 py-2.5 sm:px-[1.125rem]">
      <StateSign state={state} />
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-6 gap-y-1.5">
        <div className="min-w-0 grow basis-72">
          <h3 className="font-semibold">{title}</h3>
          <p className="text-pretty">
            {fact}
            {waiver && ` Waived until ${formatDay(waiver.expiresAt)}: ${waiver.reason}`}
          </p>
          {(source || required) && (
            <p className="mt-0.5 text-xs text-muted">
              {[required && `asked: ${required}`, source].filter(Boolean).join(" · ")}
            </p>
          )}
        </div>
        {(actions || (action && state !== "met")) && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 max-sm:flex-row-reverse max-sm:justify-end print:hidden">
            {actions}
            {action && state !== "met" && (
              <ActionLink href={`/projects/${slug}${action.path.startsWith("/") ? "" : "/"}${action.path}`}>
                {action.label}
              </ActionLink>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function sourceOf({ source, waiver }: Finding): string | undefined {
  if (!waiver) return source;
  return `waiver ${waiver.number} · asked by ${waiver.requestedBy} · agreed by ${waiver.agreedBy}`;
}
