import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { askWaiverAction } from "#lib/gates/actions.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { WAIVER_MAX_DAYS } from "#lib/lifecycle/waiver-rules.ts";
import { now } from "#lib/platform/clock.ts";

const DAY_MS = 86_400_000;

/** By which a lead asks to set one finding aside; a second person decides. */
export function AskWaiver({ slug, phase, finding }: { slug: string; phase: Phase; finding: Finding }) {
  const dayIn = (days: number) => new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  return (
    <Dialog
      trigger="Ask for a waiver"
      title="Ask for a waiver"
      description={`“${finding.title}” is set aside until the day you choose, once a reviewer or an auditor agrees. It shows in amber and never counts as a pass.`}
      variant="quiet"
      size="small"
    >
      <ActionForm action={askWaiverAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="phase" value={phase} />
        <input type="hidden" name="finding" value={finding.key} />
        <Field label="Reason" name="reason" required hint="Why it is safe to go on without it, and what will be done.">
          <Textarea rows={3} />
        </Field>
        <Field label="Last day" name="expiresOn" required hint={`At most ${WAIVER_MAX_DAYS} days from today.`}>
          <Input type="date" min={dayIn(0)} max={dayIn(WAIVER_MAX_DAYS - 1)} defaultValue={dayIn(30)} />
        </Field>
        <SubmitButton className="justify-self-start">Ask for waiver</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
