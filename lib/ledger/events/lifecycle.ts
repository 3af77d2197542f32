import { event } from "#lib/ledger/event.ts";

export const lifecycleEvents = {
  "checklist.answered": event<{ checklist: string; title: string; item: string; state: string }>(
    (p) => `answered ${p.item} of ${p.title}: ${p.state}`,
  ),
  "checklist.evidence-added": event<{
    checklist: string;
    title: string;
    item: string;
    evidence: string;
    sha256: string | null;
  }>((p) => `attached “${p.evidence}” to ${p.item} of ${p.title}`),
  "checklist.evidence-removed": event<{ checklist: string; title: string; item: string; evidence: string }>(
    (p) => `took “${p.evidence}” off ${p.item} of ${p.title}`,
  ),
  "signoff.created": event<{ signOffId: string; subject: string; title: string; decision: string; digest: string }>(
    (p) => `${p.decision === "approve" ? "signed" : "rejected"} ${p.title}`,
  ),
  "signoff.failed": event<{ subject: string; title: string; reason: string }>(
    (p) => `tried to sign ${p.title} and was refused (${p.reason})`,
  ),
  "waiver.requested": event<{ number: number; finding: string; expiresAt: string }>(
    (p) => `asked for waiver ${p.number}: ${p.finding}, until ${p.expiresAt.slice(0, 10)}`,
  ),
  "waiver.decided": event<{ number: number; finding: string; agreed: boolean }>(
    (p) => `${p.agreed ? "agreed to" : "declined"} waiver ${p.number}: ${p.finding}`,
  ),
  "waiver.ended": event<{ number: number; finding: string }>((p) => `ended waiver ${p.number}: ${p.finding}`),
  "policy.published": event<{ version: number; digest: string; criteria: number }>(
    (p) => `published policy v${p.version} with ${p.criteria} criteria`,
  ),
  "round.reopened": event<{ round: number; reason: string }>(
    (p) => `reopened the phase as round ${p.round}: ${p.reason}`,
  ),
  "note.saved": event<{ length: number }>(() => "edited the notes"),
  "gate.changed": event<{ from: string | null; to: string; round: number; policyVersion: number; digest: string }>(
    (p) => `judged the gate ${p.to}${p.from ? ` (it was ${p.from})` : ""}`,
  ),
};
