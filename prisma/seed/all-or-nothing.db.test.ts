import { afterEach, expect, it } from "vitest";
import { changeInstance } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { type Outcome, refuse } from "#lib/platform/outcome.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { setUp } from "#lib/projects/commands/set-up.ts";
import { allOrNothing } from "#prisma/seed/all-or-nothing.ts";

afterEach(resetDatabase);

const ada = { name: "Ada Admin", email: "ada@demo.cairn", password: "cairn-demo" };

it("keeps what commands did, once all of it is done", async () => {
  await allOrNothing(async () => {
    await setUp(ada);
    expect(await db().user.count()).toBe(1);
  });
  expect(await db().user.count()).toBe(1);
});

it("keeps nothing when a later step fails", async () => {
  const failing = allOrNothing(async () => {
    await setUp(ada);
    throw new Error("The power went.");
  });
  await expect(failing).rejects.toThrow("The power went.");
  expect(await db().user.count()).toBe(0);
  expect(await db().ledgerEntry.count()).toBe(0);
});

it("undoes a refused command alone", async () => {
  await allOrNothing(async () => {
    await setUp(ada);
    const refused = await changeInstance(
      { kind: "system", name: "test" },
      async ({ tx }): Promise<Outcome<undefined, "no">> => {
        await tx.user.deleteMany();
        return refuse("no", "No.");
      },
    );
    expect(refused).toMatchObject({ ok: false, reason: "no" });
  });
  expect(await db().user.count()).toBe(1);
});
