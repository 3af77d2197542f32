import { encode } from "next-auth/jwt";
import type pg from "pg";

/** Somebody with a session, ready to ask for pages. */
export type Reader = { readonly userId: string; readonly cookie: string };

/** The account of that e-mail, made when there is none, with a session of its own. */
export async function makeReader(owner: pg.Client, email: string, secret: string): Promise<Reader> {
  const { rows: people } = await owner.query<{ id: string }>(
    `INSERT INTO "user" (id, email, name) VALUES (uuidv7(), $1, $1)
     ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
    [email],
  );
  const userId = only(people).id;
  const { rows: sessions } = await owner.query<{ id: string }>(
    `INSERT INTO session (id, user_id, method, authenticated_at, last_seen_at, expires_at, user_agent, address)
     VALUES (uuidv7(), $1, 'password', now(), now() + interval '1 day', now() + interval '1 day', 'bench', '127.0.0.1')
     RETURNING id`,
    [userId],
  );
  const value = await encode({ token: { sub: userId, sessionId: only(sessions).id }, secret });
  return { userId, cookie: `cairn.session=${value}` };
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("The statement returned no row.");
  return row;
}
