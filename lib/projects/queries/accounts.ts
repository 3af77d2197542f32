import "server-only";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** Whether anybody has an account yet; before that, the set-up page is open to whoever comes first. */
export async function hasAccounts(): Promise<boolean> {
  return (await db().user.findFirst({ select: { id: true } })) !== null;
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
