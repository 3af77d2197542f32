import type { Person } from "#lib/access/access.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { db } from "#lib/platform/db.ts";
import { registerByInvitation } from "#lib/projects/commands/accept-invitation.ts";
import { inviteToInstance } from "#lib/projects/commands/invite.ts";
import { setUp } from "#lib/projects/commands/set-up.ts";
import { must } from "#prisma/seed/must.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

/** What everybody in the demo types; the sign-in page prints it. */
export const DEMO_PASSWORD = "cairn-demo";

/** Who is in the demo, in the order of the sign-in page. */
const NAMES = {
  admin: "Ingrid Solberg",
  lead: "Marta Lindqvist",
  contributor: "Tomasz Zieliński",
  reviewer: "Amara Okafor",
  stakeholder: "Claire Dubois",
  auditor: "Yusuf Demir",
  rater: "Linh Tran",
  lead2: "Rafael Moreira",
  reviewer2: "Henrik Vogel",
} as const;

export type Part = keyof typeof NAMES;
export type Cast = Readonly<Record<Part, Person>>;
export type Members = Partial<Record<Part, ProjectRole>>;

/** Makes every account the way people do: the first visitor sets up, and invites the others. */
export async function makeCast(timeline: Timeline): Promise<Cast> {
  timeline.goTo(82, "08:30");
  const { userId } = must(await setUp({ name: NAMES.admin, email: emailOf("admin"), password: DEMO_PASSWORD }));
  const admin = await personOf(userId);
  const cast: Partial<Record<Part, Person>> = { admin };
  for (const part of Object.keys(NAMES) as Part[]) {
    if (part === "admin") continue;
    timeline.pass(3);
    const { link } = must(await inviteToInstance(admin, { email: emailOf(part) }));
    timeline.pass(11);
    const token = link.slice(link.lastIndexOf("/") + 1);
    const joined = must(await registerByInvitation({ token, name: NAMES[part], password: DEMO_PASSWORD }, "127.0.0.1"));
    cast[part] = await personOf(joined.userId);
  }
  return cast as Cast;
}

export function emailOf(part: Part): string {
  return `${part}@demo.cairn`;
}

/** As the door would know somebody who has just signed in. Nobody did, so the session named is none. */
async function personOf(userId: string): Promise<Person> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, role: true, createdAt: true },
  });
  const { name, email, role, createdAt } = user;
  return {
    kind: "person",
    ...{ userId, name, email },
    instanceRole: role,
    sessionId: userId,
    method: "password",
    authenticatedAt: createdAt,
  };
}
