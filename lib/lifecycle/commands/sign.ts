import type { ProjectAccess } from "#lib/access/access.ts";
import { confirmPerson } from "#lib/access/step-up.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { type CollectFacts, loadSubject } from "#lib/lifecycle/load-subject.ts";
import type { SignInput } from "#lib/lifecycle/schema.ts";
import { listSignOffs, whyNotSignSubject } from "#lib/lifecycle/signatures.ts";
import { describeSubject, parseSubject, subjectName } from "#lib/lifecycle/subject.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type SignRefusal =
  | "person-needed"
  | "no-such-subject"
  | "changed"
  | "incomplete"
  | "author"
  | "already-signed"
  | "wrong-role"
  | "password-wrong"
  | "sign-in-again"
  | "too-many";

const WHY: Record<"incomplete" | "author" | "already-signed" | "wrong-role", string> = {
  incomplete: "Some items are still open or lack their evidence, so there is nothing whole to sign.",
  author: "You wrote some of what this covers, and nobody signs their own work. Another reviewer has to.",
  "already-signed": "You have signed exactly this already.",
  "wrong-role": "Your role in this project does not sign.",
};

/**
 * Signs or rejects a subject: the password again, then in one transaction the rule and the row, bound to the SHA-256 of
 * the canonical snapshot that was on the signer's screen. A snapshot that has changed since is refused, unsigned.
 */
export async function sign(
  access: ProjectAccess<"signoff:create">,
  input: SignInput,
  collectFacts: CollectFacts,
): Promise<Outcome<{ signOff: string; title: string; decision: SignInput["decision"] }, SignRefusal>> {
  const { actor, role } = access;
  const subject = parseSubject(input.subject);
  if (actor.kind !== "person" || !role) return refuse("person-needed", "Only a person signs.");
  if (!subject) return refuse("no-such-subject", "There is nothing of this name to sign.");
  const { title, meaning, phase } = describeSubject(subject);
  const confirmed = await confirmPerson(actor, input.password);
  if (!confirmed.ok) {
    await noteFailure(access, input.subject, title, confirmed.reason);
    return confirmed;
  }
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const round = await currentRound(tx, projectId, phase);
    const loaded = await loadSubject(tx, { projectId, phase, round }, subject, collectFacts);
    if (loaded.digest !== input.digest) {
      return refuse(
        "changed",
        "This was changed while you were reading it. Nothing was signed: reload, look at it again, then sign.",
      );
    }
    const signOffs = await listSignOffs(tx, { projectId, phase, round }, input.subject);
    const reason = whyNotSignSubject(loaded, { id: actor.userId, role }, input.decision, signOffs);
    if (reason) return refuse(reason, WHY[reason]);
    const row = await tx.signOff.create({
      data: {
        projectId,
        phase,
        round,
        subject: subjectName(subject),
        decision: input.decision,
        meaning,
        comment: input.comment,
        signerId: actor.userId,
        signerName: actor.name,
        signerRole: role,
        method: confirmed.value,
        digest: loaded.digest,
        snapshot: loaded.canonical,
        signedAt: at,
      },
      select: { id: true },
    });
    record(
      {
        type: "signoff.created",
        payload: { signOffId: row.id, subject: input.subject, title, decision: input.decision, digest: loaded.digest },
      },
      phase,
    );
    return accept({ signOff: row.id, title, decision: input.decision });
  });
}

/** A failed attempt is a fact too (21 CFR 11.300(d) asks for it), kept although nothing was signed. */
async function noteFailure(
  access: ProjectAccess<"signoff:create">,
  subject: string,
  title: string,
  reason: string,
): Promise<void> {
  await changeProject(access, async ({ record }) => {
    record({ type: "signoff.failed", payload: { subject, title, reason } });
    return accept();
  });
}
