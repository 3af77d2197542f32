import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INSTANCE_CHAIN } from "#lib/ledger/append.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { writeCheckpoints } from "#lib/ledger/checkpoints.ts";
import type { Break } from "#lib/ledger/verify.ts";
import { verifyLedger } from "#lib/ledger/verify-all.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { accept, refuse } from "#lib/platform/outcome.ts";
import { asOwner, resetDatabase } from "#lib/platform/testing/database.ts";

let folder: string;
let project: Awaited<ReturnType<typeof makeProject>>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cairn-ledger-"));
  env().CAIRN_DATA_DIR = folder;
  await resetDatabase();
  project = await makeProject();
  await noteTimes(9);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function noteTimes(times: number): Promise<void> {
  const access = await accessFor(project.lead, project, "note:update");
  for (let count = 0; count < times; count += 1) {
    await changeProject(access, async ({ record }) => {
      record({ type: "note.saved", payload: { length: count } }, "model");
      return accept();
    });
  }
}

/** Does what somebody with the database's own password could: triggers off, then anything. */
function tamper(sql: string): Promise<void> {
  return asOwner(async (owner) => {
    await owner.query("SET session_replication_role = replica");
    await owner.query(sql.replaceAll(":chain", `'${project.id}'`));
  });
}

async function firstBreak(): Promise<Pick<Break, "chain" | "seq" | "kind"> | null> {
  const { breaks } = await verifyLedger(env().CAIRN_LEDGER_KEY);
  const [broken] = breaks;
  return broken ? { chain: broken.chain, seq: broken.seq, kind: broken.kind } : null;
}

describe("an untouched ledger", () => {
  it("is whole, and numbers each chain without a gap", async () => {
    const { chains, entries, breaks } = await verifyLedger(env().CAIRN_LEDGER_KEY);
    expect({ chains, entries, breaks }).toEqual({ chains: 2, entries: 11, breaks: [] });
    const rows = await db().ledgerEntry.findMany({
      where: { chain: project.id },
      orderBy: { seq: "asc" },
      select: { seq: true },
    });
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("keeps nothing of a change that was refused", async () => {
    const access = await accessFor(project.lead, project, "note:update");
    const outcome = await changeProject(access, async ({ record, tx }) => {
      record({ type: "note.saved", payload: { length: 1 } });
      await tx.project.update({ where: { id: project.id }, data: { name: "Another" } });
      return refuse("no", "No.");
    });
    expect(outcome.ok).toBe(false);
    expect(await db().ledgerEntry.count({ where: { chain: project.id } })).toBe(10);
    expect((await db().project.findUniqueOrThrow({ where: { id: project.id } })).name).not.toBe("Another");
  });

  it("stays in order when twenty changes arrive at once", async () => {
    const access = await accessFor(project.lead, project, "note:update");
    await Promise.all(
      Array.from({ length: 20 }, (_, length) =>
        changeProject(access, async ({ record }) => {
          record({ type: "note.saved", payload: { length } });
          return accept();
        }),
      ),
    );
    expect((await verifyLedger(env().CAIRN_LEDGER_KEY)).breaks).toEqual([]);
    expect(await db().ledgerEntry.count({ where: { chain: project.id } })).toBe(30);
  });

  it("refuses the application and even its owner to change, delete or empty it", async () => {
    await expect(db().$executeRaw`UPDATE ledger_entry SET type = 'x'`).rejects.toThrow(/permission denied/);
    await expect(db().$executeRaw`DELETE FROM ledger_entry`).rejects.toThrow(/permission denied/);
    await expect(asOwner((owner) => owner.query("UPDATE ledger_entry SET type = 'x'"))).rejects.toThrow(/append-only/);
    await expect(asOwner((owner) => owner.query("DELETE FROM ledger_entry"))).rejects.toThrow(/append-only/);
    await expect(asOwner((owner) => owner.query("TRUNCATE ledger_entry"))).rejects.toThrow(/append-only/);
  });
});

describe("a ledger that a superuser touched", () => {
  it.each([
    ["payload", `payload = '{"length":99}'`],
    ["actor", "actor_id = 'somebody-else'"],
    ["time", "at = at - interval '1 day'"],
    ["type", "type = 'note.forged'"],
    ["phase", "phase = 'data'"],
  ])("names the entry whose %s was changed", async (_, change) => {
    await tamper(`UPDATE ledger_entry SET ${change} WHERE chain = :chain AND seq = 5`);
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 5, kind: "changed" });
  });

  it("names the entry that was removed", async () => {
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain AND seq = 4");
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 4, kind: "missing" });
  });

  it("names a removed entry also when the others were moved up to close the gap", async () => {
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain AND seq = 4");
    for (let seq = 5; seq <= 10; seq += 1) {
      await tamper(`UPDATE ledger_entry SET seq = ${seq - 1} WHERE chain = :chain AND seq = ${seq}`);
    }
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 4, kind: "changed" });
  });

  it("names the first of two entries that changed places", async () => {
    await tamper("UPDATE ledger_entry SET seq = 100 WHERE chain = :chain AND seq = 6");
    await tamper("UPDATE ledger_entry SET seq = 6 WHERE chain = :chain AND seq = 7");
    await tamper("UPDATE ledger_entry SET seq = 7 WHERE chain = :chain AND seq = 100");
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 6, kind: "changed" });
  });

  it("names the first entry of a tail that was cut", async () => {
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain AND seq >= 8");
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 8, kind: "cut" });
  });

  it("misses a tail also when the head was put back to an older, once valid one, by the checkpoints", async () => {
    const older = await db().ledgerHead.findUniqueOrThrow({ where: { chain: project.id } });
    await noteTimes(3);
    await writeCheckpoints();
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain AND seq > 10");
    await tamper(
      `UPDATE ledger_head SET seq = ${older.seq}, hash = '${older.hash}', mac = '${older.mac}' WHERE chain = :chain`,
    );
    expect(await firstBreak()).toEqual({ chain: project.id, seq: 11, kind: "cut" });
  });

  it("still believes the checkpoints that follow one which was cut off in the middle of writing", async () => {
    const older = await db().ledgerHead.findUniqueOrThrow({ where: { chain: project.id } });
    await writeFile(path.join(folder, "ledger-checkpoints.jsonl"), '{"chain":"instance","se');
    await noteTimes(1);
    await writeCheckpoints();
    await tamper("DELETE FROM ledger_entry");
    await tamper("DELETE FROM ledger_head");
    const { breaks } = await verifyLedger(env().CAIRN_LEDGER_KEY);
    expect(breaks.map(({ chain }) => chain)).toEqual([INSTANCE_CHAIN, older.chain].sort());
  });

  it("names a head that was changed", async () => {
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain AND seq = 10");
    await tamper("UPDATE ledger_head SET seq = 9 WHERE chain = :chain");
    expect(await firstBreak()).toMatchObject({ chain: project.id, kind: "head-changed" });
  });

  it("misses a whole chain, since the instance's chain says it was begun", async () => {
    await tamper("DELETE FROM ledger_entry WHERE chain = :chain");
    await tamper("DELETE FROM ledger_head WHERE chain = :chain");
    expect(await firstBreak()).toMatchObject({ chain: project.id, seq: 1 });
  });

  it("does not believe a chain written anew with another key", async () => {
    const { breaks } = await verifyLedger("another key, of somebody who has only the database");
    expect(breaks.map(({ chain, seq }) => ({ chain, seq }))).toEqual(
      [INSTANCE_CHAIN, project.id].sort().map((chain) => ({ chain, seq: 1 })),
    );
  });
});
