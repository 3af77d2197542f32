import { ROLE_LABELS } from "#components/prompts/role-labels.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { MessageDiff, VersionDiff } from "#lib/prompts/diff/compare-versions.ts";
import type { DiffLine } from "#lib/prompts/diff/text-diff.ts";

const KINDS: Record<MessageDiff["kind"], { label: string; tone: BadgeTone }> = {
  same: { label: "unchanged", tone: "neutral" },
  changed: { label: "changed", tone: "blue" },
  added: { label: "added", tone: "good" },
  removed: { label: "removed", tone: "red" },
};

/** What changed from one version to another: lines marked by sign and colour, changed words underlined. */
export function VersionDiffView({ diff }: { diff: VersionDiff }) {
  if (diff.isSame) return <p className="text-muted">Both say the same.</p>;
  return (
    <div className="grid gap-3">
      {diff.facts.length > 0 && (
        <dl className="grid gap-1">
          {diff.facts.map(({ label, before, after }) => (
            <div key={label} className="flex flex-wrap gap-x-2 [overflow-wrap:anywhere]">
              <dt className="text-muted">{label}</dt>
              <dd>
                <del className="text-red no-underline">{before ?? "not set"}</del>
                <span aria-hidden="true"> → </span>
                <ins className="text-accent no-underline">{after ?? "not set"}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ol className="grid gap-3">
        {diff.messages.map(({ role, kind, lines }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two versions never change, nor does what lies between them
          <li key={index} className="overflow-hidden rounded-md border">
            <h3 className="flex items-center gap-2 border-b bg-sunken px-3.5 py-1.5 text-xs text-muted">
              {ROLE_LABELS[role]} <Badge tone={KINDS[kind].tone}>{KINDS[kind].label}</Badge>
            </h3>
            <Lines lines={lines} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const SIGNS = { same: " ", removed: "−", added: "+" } as const;
const COLOURS = { same: "", removed: "bg-red-soft text-red", added: "bg-accent-soft text-accent" } as const;
const WORDS = { same: "", removed: "removed: ", added: "added: " } as const;

function Lines({ lines }: { lines: readonly DiffLine[] }) {
  return (
    <div className="font-mono text-sm leading-6">
      {lines.map(({ kind, pieces, before, after }) => {
        const Words = kind === "removed" ? "del" : "ins";
        return (
          <p key={`${kind}${before}/${after}`} className={`flex min-h-6 gap-2 px-3.5 ${COLOURS[kind]}`}>
            <span aria-hidden="true" className="w-3 shrink-0 select-none">
              {SIGNS[kind]}
            </span>
            <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {WORDS[kind] && <span className="sr-only">{WORDS[kind]}</span>}
              {pieces.map(({ text, isChanged }, index) =>
                isChanged ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
                  <Words key={index} className="underline decoration-2 underline-offset-4">
                    {text}
                  </Words>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name
                  <span key={index}>{text}</span>
                ),
              )}
            </span>
          </p>
        );
      })}
    </div>
  );
}
