import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_ADDRESS } from "#lib/access/rate-limit.ts";
import { personOf } from "#lib/access/session.ts";
import { checkPassword, endSession } from "#lib/access/sign-in.ts";
import { setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { addPerson, DEVICE, PASSWORD } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);
afterEach(() => setClock(undefined));

const { address } = DEVICE;

describe("checkPassword", () => {
  it("accepts the right password, however the e-mail is written", async () => {
    const ada = await addPerson("Ada");
    expect(await checkPassword(" ADA@example.com ", PASSWORD, address)).toEqual({ ok: true, value: ada.userId });
  });

  it("answers the same to a wrong password, an unknown e-mail, a disabled account and one without a password", async () => {
    await addPerson("Ada");
    const gone = await addPerson("Gone");
    const external = await addPerson("External");
    await db().user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
    await db().user.update({ where: { id: external.userId }, data: { passwordHash: null } });
    const refusals = [
      await checkPassword("ada@example.com", "wrong", address),
      await checkPassword("nobody@example.com", PASSWORD, address),
      await checkPassword("gone@example.com", PASSWORD, address),
      await checkPassword("external@example.com", PASSWORD, address),
    ];
    expect(refusals[0]).toMatchObject({ ok: false, reason: "wrong" });
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  });

  it("stops guessing at one account, even with the right password, until the window is over", async () => {
    await addPerson("Ada");
    for (let attempt = 0; attempt < SIGN_IN_PER_ACCOUNT.limit; attempt += 1) {
      expect(await checkPassword("ada@example.com", "wrong", address)).toMatchObject({ reason: "wrong" });
    }
    expect(await checkPassword("ada@example.com", PASSWORD, "192.0.2.2")).toMatchObject({ reason: "too-many" });
    setClock(new Date(Date.now() + SIGN_IN_PER_ACCOUNT.windowSeconds * 1000 + 1000));
    expect(await checkPassword("ada@example.com", PASSWORD, address)).toMatchObject({ ok: true });
  });

  it("counts guesses that come at the same moment", async () => {
    await addPerson("Ada");
    const guesses = await Promise.all(
      Array.from({ length: SIGN_IN_PER_ACCOUNT.limit * 2 }, () => checkPassword("ada@example.com", "wrong", address)),
    );
    const looked = guesses.filter((guess) => !guess.ok && guess.reason === "wrong");
    expect(looked).toHaveLength(SIGN_IN_PER_ACCOUNT.limit);
  });

  it("does not count sign-ins that succeed against the address they come from", async () => {
    await addPerson("Ada");
    for (let time = 0; time < SIGN_IN_PER_ADDRESS.limit + 1; time += 1) {
      expect(await checkPassword("ada@example.com", PASSWORD, address)).toMatchObject({ ok: true });
    }
  });

  it("limits an e-mail that nobody has in the same way", async () => {
    for (let attempt = 0; attempt < SIGN_IN_PER_ACCOUNT.limit; attempt += 1) {
      await checkPassword("nobody@example.com", "wrong", address);
    }
    expect(await checkPassword("nobody@example.com", "wrong", address)).toMatchObject({ reason: "too-many" });
  });
});

describe("a session", () => {
  it("is over at once when it is ended, the account is disabled, or its days are over", async () => {
    const ada = await addPerson("Ada");
    expect(await personOf(ada.sessionId)).toMatchObject({ userId: ada.userId });
    await endSession(ada.sessionId);
    expect(await personOf(ada.sessionId)).toBeNull();

    const bob = await addPerson("Bob");
    await db().user.update({ where: { id: bob.userId }, data: { disabledAt: new Date() } });
    expect(await personOf(bob.sessionId)).toBeNull();

    const eve = await addPerson("Eve");
    setClock(new Date(Date.now() + 15 * 86_400_000));
    expect(await personOf(eve.sessionId)).toBeNull();
  });
});
