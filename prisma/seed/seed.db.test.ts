import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { verifyPassword } from "#lib/access/password.ts";
import { verifyLedger } from "#lib/ledger/verify-all.ts";
import { readTrail } from "#lib/lifecycle/trail.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { DEMO_PASSWORD } from "#prisma/seed/cast.ts";
import { makeDemo } from "#prisma/seed/demo.ts";

beforeAll(async () => {
  expect(await makeDemo()).toBe(true);
}, 300_000);

afterEach(() => {
  expect(Math.abs(now().getTime() - Date.now()), "the clock runs again").toBeLessThan(60_000);
});

describe("the demo", () => {
  it.each([
    ["support-assistant", "passed stale passed passed waived stale planned planned"],
    ["contract-summariser", "passed stale passed active planned planned planned planned"],
    ["voice-of-customer", "active planned planned planned planned planned planned planned"],
  ])("leaves %s where it should be", async (slug, states) => {
    const standing = await db().standing.findFirstOrThrow({ where: { project: { slug } }, include: { project: true } });
    expect(
      readTrail(standing.trail)
        .map(({ state }) => state)
        .join(" "),
    ).toBe(states);
    expect(standing.judgedRevision, "nothing waits to be judged").toBe(standing.project.revision);
  });

  it("has accounts that sign in", async () => {
    const users = await db().user.findMany({ select: { email: true, passwordHash: true, role: true } });
    expect(users.map(({ email }) => email)).toContain("lead@demo.cairn");
    expect(users.filter(({ role }) => role === "admin")).toHaveLength(1);
    for (const { email, passwordHash } of users) {
      expect(email).toMatch(/@demo\.cairn$/);
      expect(await verifyPassword(passwordHash, DEMO_PASSWORD), email).toBe(true);
    }
  });

  it("keeps a whole ledger in the order of time, and none of it in the future", async () => {
    expect(await verifyLedger(env().CAIRN_LEDGER_KEY)).toMatchObject({ breaks: [] });
    const entries = await db().ledgerEntry.findMany({
      orderBy: [{ chain: "asc" }, { seq: "asc" }],
      select: { chain: true, at: true },
    });
    entries.forEach(({ chain, at }, index) => {
      const before = entries[index - 1];
      if (before?.chain === chain) expect(at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
      expect(at.getTime()).toBeLessThanOrEqual(Date.now());
    });
  });

  it("has thirty days of telemetry, up to the last hours", async () => {
    const { _count, _min, _max } = await db().span.aggregate({
      _count: true,
      _min: { startedAt: true },
      _max: { startedAt: true },
    });
    expect(_count).toBeGreaterThan(20_000);
    expect(_count).toBeLessThan(30_000);
    expect(Date.now() - Number(_min.startedAt)).toBeGreaterThan(29.9 * 86_400_000);
    expect(Date.now() - Number(_max.startedAt)).toBeLessThan(12 * 3_600_000);
  });

  it("is made once", async () => {
    const before = await db().ledgerEntry.count();
    expect(await makeDemo()).toBe(false);
    expect(await db().ledgerEntry.count()).toBe(before);
  });
});
