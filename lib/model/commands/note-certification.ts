import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { MAX_CERTIFICATIONS } from "#lib/model/rules.ts";
import type { CertificationInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Notes a certificate or an agreement that the project rests on, with the last day it holds. */
export function noteCertification(
  access: ProjectAccess<"model:update">,
  { issuedOn, expiresOn, ...input }: CertificationInput,
): Promise<Outcome<{ number: number; name: string }, "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const live = await tx.certificationNote.count({ where: { projectId, removedAt: null } });
    if (live >= MAX_CERTIFICATIONS)
      return refuse("too-many", `A project notes ${MAX_CERTIFICATIONS} certifications at most. Remove one first.`);
    const last = await tx.certificationNote.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    await tx.certificationNote.create({
      data: {
        ...input,
        ...{ projectId, number },
        issuedOn: issuedOn ? new Date(issuedOn) : null,
        expiresOn: expiresOn ? new Date(expiresOn) : null,
        authorId: authorOf(access.actor),
        createdAt: at,
      },
      select: { id: true },
    });
    const { name, holder } = input;
    record({ type: "certification.noted", payload: { number, name, holder } }, "model");
    return accept({ number, name });
  });
}
