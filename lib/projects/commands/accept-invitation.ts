import type { Person } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import { hashPassword } from "#lib/access/password.ts";
import { countUse, giveBackUse, INVITATION_PER_ADDRESS } from "#lib/access/rate-limit.ts";
import { type Change, changeInstance } from "#lib/ledger/change.ts";
import { projectChanged } from "#lib/platform/changes.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import { joinProject } from "#lib/projects/commands/join-project.ts";
import type { Registration } from "#lib/projects/schema.ts";

export type Joined = {
  readonly userId: string;
  readonly slug: string | null;
  /** To a rater the project is its tasks. */
  readonly asRater: boolean;
};

const NOT_VALID = refuse(
  "not-valid",
  "This invitation was used already, was revoked or has expired. Ask the person who invited you for a new link.",
);

/** Makes an account for the invited address and puts it into the project. The link works once. */
export async function registerByInvitation(
  { token, name, password }: Registration,
  address: string,
): Promise<Outcome<Joined, "not-valid" | "account-already" | "too-many">> {
  const uses = `invitation:address:${address}`;
  const wait = await countUse(uses, INVITATION_PER_ADDRESS);
  if (wait > 0) return refuse("too-many", "Too many attempts. Wait a quarter of an hour; the invitation still holds.");
  const passwordHash = await hashPassword(password);
  const joined = await finished(
    await changeInstance({ kind: "system", name: "invitation" }, async (change) => {
      const invitation = await claimInvitation(change, token);
      if (!invitation.ok) return invitation;
      const { tx, at, record } = change;
      const { email } = invitation.value;
      if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
        return refuse("account-already", "This address has an account already. Sign in, then open the link again.");
      }
      const user = await tx.user.create({
        data: { email, name, passwordHash, createdAt: at },
        select: { id: true, name: true },
      });
      record({ type: "user.created", payload: { userId: user.id, role: "member" } });
      return accept(await join(change, invitation.value, user));
    }),
  );
  // The limit is for those who guess; a whole team may join from one office.
  if (joined.ok) await giveBackUse(uses);
  return joined;
}

/** Puts somebody who has an account into the project of the invitation. */
export async function joinByInvitation(
  person: Person,
  { token }: { token: string },
): Promise<Outcome<Joined, "not-valid" | "other-address">> {
  return finished(
    await changeInstance(person, async (change) => {
      const invitation = await claimInvitation(change, token);
      if (!invitation.ok) return invitation;
      if (invitation.value.email !== person.email) {
        return refuse("other-address", `This invitation is for ${invitation.value.email}. Sign in with that address.`);
      }
      return accept(await join(change, invitation.value, { id: person.userId, name: person.name }));
    }),
  );
}

type Claimed = NonNullable<Awaited<ReturnType<typeof findByToken>>>;

/** Uses the invitation up; of two who try at once, one finds it used. */
async function claimInvitation({ tx, at }: Change, token: string): Promise<Outcome<Claimed, "not-valid">> {
  const { count } = await tx.invitation.updateMany({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { acceptedAt: at },
  });
  const found = count === 1 ? await findByToken(tx, token) : null;
  return found ? accept(found) : NOT_VALID;
}

function findByToken(tx: Change["tx"], token: string) {
  return tx.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, email: true, projectRole: true, project: { select: { id: true, slug: true } } },
  });
}

async function join(change: Change, invitation: Claimed, user: { id: string; name: string }): Promise<JoinedProject> {
  const { id, project, projectRole } = invitation;
  const because = {
    type: "invitation.accepted",
    payload: { invitationId: id, role: projectRole ?? "member" },
  } as const;
  if (!project || !projectRole) {
    change.record(because);
    return { userId: user.id, project: null, asRater: false };
  }
  await joinProject(
    change,
    { kind: "person", userId: user.id },
    { projectId: project.id, user, role: projectRole, whenMember: "keep", because },
  );
  return { userId: user.id, project, asRater: projectRole === "rater" };
}

type JoinedProject = { userId: string; project: { id: string; slug: string } | null; asRater: boolean };

async function finished<R extends string>(outcome: Outcome<JoinedProject, R>): Promise<Outcome<Joined, R>> {
  if (!outcome.ok) return outcome satisfies Refusal<R>;
  const { userId, project, asRater } = outcome.value;
  if (project) await projectChanged(project.id);
  return accept({ userId, slug: project?.slug ?? null, asRater });
}
