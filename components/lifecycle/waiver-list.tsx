import { DecideWaiver } from "#components/lifecycle/decide-waiver.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#components/ui/format.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { endWaiverAction } from "#lib/lifecycle/actions.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { WaiverView } from "#lib/lifecycle/queries.ts";
import type { WaiverStanding } from "#lib/lifecycle/waiver-rules.ts";

const LOOKS: Record<WaiverStanding, { label: string; tone: BadgeTone }> = {
  asked: { label: "asked", tone: "blue" },
  "in-force": { label: "in force", tone: "amber" },
  declined: { label: "declined", tone: "neutral" },
  ended: { label: "ended", tone: "neutral" },
  expired: { label: "expired", tone: "neutral" },
};

type WaiverListProps = { waivers: readonly WaiverView[]; access: ProjectAccess<"project:read">; phase: Phase };

/** The waivers of this round; nothing where there are none. */
export function WaiverList({ waivers, access, phase }: WaiverListProps) {
  if (waivers.length === 0) return null;
  const { slug } = access.project;
  const decides = may(access, "waiver:agree") && access.actor.kind === "person" ? access.actor : null;
  return (
    <Card id="waivers" title="Waivers" note={formatCount(waivers.length, "waiver")} flush className="mb-4 scroll-mt-4">
      <ul>
        {waivers.map((waiver) => (
          <li key={waiver.number} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-t px-[var(--edge)] py-3">
            <div className="min-w-0 grow basis-72">
              <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
                Waiver {waiver.number}: {waiver.findingTitle}
                <Badge tone={LOOKS[waiver.standing].tone} outlined={waiver.standing === "in-force"}>
                  {LOOKS[waiver.standing].label}
                </Badge>
              </h3>
              <p className="text-pretty">{waiver.reason}</p>
              <p className="mt-0.5 text-xs text-muted">
                asked by {waiver.requestedBy} on <Time at={waiver.requestedAt} day /> · until{" "}
                <Time at={waiver.expiresAt} day />
                {waiver.decidedBy &&
                  ` · ${waiver.standing === "declined" ? "declined" : "agreed"} by ${waiver.decidedBy}`}
                {waiver.comment && `: ${waiver.comment}`}
              </p>
            </div>
            <div className="flex gap-2 print:hidden">
              {waiver.standing === "asked" && decides && decides.userId !== waiver.requestedById && (
                <DecideWaiver slug={slug} phase={phase} waiver={waiver} person={decides} />
              )}
              {(waiver.standing === "asked" || waiver.standing === "in-force") && may(access, "waiver:request") && (
                <ActionForm action={endWaiverAction} toast>
                  <input type="hidden" name="project" value={slug} />
                  <input type="hidden" name="number" value={waiver.number} />
                  <SubmitButton variant="secondary" size="small">
                    {waiver.standing === "asked" ? "Withdraw" : "End waiver"}
                  </SubmitButton>
                </ActionForm>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
