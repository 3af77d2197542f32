"use server";

import { redirect } from "next/navigation";
import { openAction } from "#lib/access/action.ts";
import { currentDevice } from "#lib/access/device.ts";
import { signInSchema } from "#lib/access/schema.ts";
import { currentPerson } from "#lib/access/session.ts";
import { giveSessionCookie, takeSessionCookie } from "#lib/access/session-cookie.ts";
import { endSession, signInByPassword } from "#lib/access/sign-in.ts";

export const signIn = openAction({
  input: signInSchema,
  run: async (input) => {
    const signedIn = await signInByPassword(input, await currentDevice());
    if (signedIn.ok) await giveSessionCookie(signedIn.value.userId, signedIn.value.sessionId);
    return signedIn;
  },
  done: ({ next }) => ({ redirect: next }),
});

export async function signOut(): Promise<never> {
  const person = await currentPerson();
  if (person) await endSession(person.sessionId);
  await takeSessionCookie();
  redirect("/sign-in");
}
