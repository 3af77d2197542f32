import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { confirmPerson } from "#lib/access/step-up.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { WaiverDecision, WaiverRequest } from "#lib/lifecycle/schema.ts";
import { whyNotAskWaiver, whyNotDecideWaiver } from "#lib/lifecycle/waiver-rules.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Asks to set one finding aside until a day. Nothing changes until a second person agrees.
 * @param findingTitle as the gate shows it; the caller has just judged the gate and found it not met.
 */
export function requestWaiver(
  access: ProjectAccess<"waiver:request">,
  input: WaiverRequest,
  findingTitle: string,
): Promise<Outcome<{ number: number }, "person-needed" | "bad-day" | "already-asked">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "A waiver is asked for by a person.");
    const projectId = access.project.id;
    // The waiver holds through its last day, wherever the reader is: to the end of that day in UTC.
    const expiresAt = new Date(`${input.expiresOn}T23:59:59.999Z`);
    const day = whyNotAskWaiver(expiresAt, at);
    if (day) return refuse("bad-day", day, "expiresOn");
    const round = await currentRound(tx, projectId, input.phase);
    const pending = await tx.waiver.findFirst({
      where: {
        projectId,
        phase: input.phase,
        round,
        findingKey: input.finding,
        endedAt: null,
        agreed: null,
        expiresAt: { gt: at },
      },
      select: { number: true },
    });
    if (pending)
      return refuse("already-asked", `Waiver ${pending.number} for this is waiting for a second person already.`);
    const last = await tx.waiver.findFirst({
      where: { projectId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    await tx.waiver.create({
      data: {
        projectId,
        phase: input.phase,
        round,
        number,
        findingKey: input.finding,
        findingTitle,
        reason: input.reason,
        requestedById: author,
        requestedAt: at,
        expiresAt,
      },
      select: { id: true },
    });
    record(
      { type: "waiver.requested", payload: { number, finding: findingTitle, expiresAt: expiresAt.toISOString() } },
      input.phase,
    );
    return accept({ number });
  });
}

/** The second person agrees or declines, after confirming who they are. */
export async function decideWaiver(
  access: ProjectAccess<"waiver:agree">,
  input: WaiverDecision,
): Promise<
  Outcome<
    { number: number; agreed: boolean },
    | "person-needed"
    | "no-such-waiver"
    | "own-request"
    | "decided"
    | "expired"
    | "password-wrong"
    | "sign-in-again"
    | "too-many"
  >
> {
  const { actor } = access;
  if (actor.kind !== "person") return refuse("person-needed", "A waiver is agreed by a person.");
  const confirmed = await confirmPerson(actor, input.password);
  if (!confirmed.ok) return confirmed;
  return changeProject(access, async ({ tx, at, record }) => {
    const key = { projectId_number: { projectId: access.project.id, number: input.number } };
    const waiver = await tx.waiver.findUnique({ where: key });
    if (!waiver) return refuse("no-such-waiver", "This waiver is not there any more. Reload the page.");
    const refusal = whyNotDecideWaiver(waiver, actor.userId, at);
    if (refusal) return refusal;
    await tx.waiver.update({
      where: key,
      data: { decidedById: actor.userId, decidedAt: at, agreed: input.agreed, comment: input.comment },
      select: { id: true },
    });
    record(
      { type: "waiver.decided", payload: { number: input.number, finding: waiver.findingTitle, agreed: input.agreed } },
      waiver.phase,
    );
    return accept({ number: input.number, agreed: input.agreed });
  });
}

/** Ends a waiver before its day; its finding counts again at once. */
export function endWaiver(
  access: ProjectAccess<"waiver:request">,
  input: { number: number },
): Promise<Outcome<{ number: number }, "no-such-waiver">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const key = { projectId_number: { projectId: access.project.id, number: input.number } };
    const waiver = await tx.waiver.findUnique({
      where: key,
      select: { endedAt: true, findingTitle: true, phase: true },
    });
    if (!waiver || waiver.endedAt) return refuse("no-such-waiver", "This waiver has ended already. Reload the page.");
    await tx.waiver.update({
      where: key,
      data: { endedAt: at, endedById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "waiver.ended", payload: { number: input.number, finding: waiver.findingTitle } }, waiver.phase);
    return accept({ number: input.number });
  });
}
