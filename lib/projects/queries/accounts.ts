import "server-only";
import type { Person } from "#lib/access/access.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { NotFound } from "#lib/platform/errors.ts";

/** Whether anybody has an account yet; before that, the set-up page is open to whoever comes first. */
export async function hasAccounts(tx: Tx = db()): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

export type DemoAccount = { readonly name: string; readonly email: string };

/** The accounts whose password is printed on the sign-in page; none unless this instance is a demo. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (env().CAIRN_DEMO !== "1") return [];
  return db().user.findMany({
    where: { email: { endsWith: "@demo.cairn" }, disabledAt: null },
    select: { name: true, email: true },
    orderBy: { createdAt: "asc" },
    take: 20,
  });
}

export const ACCOUNTS_PER_PAGE = 50;

export type Account = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: "admin" | "member";
  readonly projects: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly disabled: boolean;
};

/** Everybody with an account here, for admins; others find nothing. @param page from 1 */
export async function listAccounts(
  person: Person,
  { page, search }: { page: number; search: string },
): Promise<{ accounts: Account[]; total: number }> {
  if (person.instanceRole !== "admin") throw new NotFound();
  const contains = { contains: search, mode: "insensitive" as const };
  const where = search ? { OR: [{ name: contains }, { email: contains }] } : {};
  const [total, rows] = await Promise.all([
    db().user.count({ where }),
    db().user.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * ACCOUNTS_PER_PAGE,
      take: ACCOUNTS_PER_PAGE,
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        createdAt: true,
        disabledAt: true,
        _count: { select: { memberships: true } },
        sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      },
    }),
  ]);
  const accounts = rows.map(({ id, disabledAt, _count, sessions, ...row }) => ({
    ...row,
    userId: id,
    projects: _count.memberships,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    disabled: disabledAt !== null,
  }));
  return { accounts, total };
}
