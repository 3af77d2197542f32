import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { machineOf, openProject } from "#lib/access/door.ts";
import { TOKEN_MAKING_PER_PERSON } from "#lib/access/rate-limit.ts";
import { setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { makeToken } from "#lib/projects/commands/make-token.ts";
import { revokeToken } from "#lib/projects/commands/revoke-token.ts";
import { listTokens } from "#lib/projects/queries/tokens.ts";
import { addPerson, addProject } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);
afterEach(() => setClock(undefined));

async function made() {
  const lead = await addPerson("Lead");
  await addProject(lead, "claims");
  const access = await openProject(lead, "claims", "token:manage");
  const outcome = await makeToken(access, { name: "ci", permissions: ["telemetry:write"], days: 30 });
  if (!outcome.ok) throw new Error(outcome.message);
  return { lead, access, token: outcome.value.token };
}

describe("a token", () => {
  it("opens its own project for what it was given, and nothing else", async () => {
    const { lead, token } = await made();
    await addProject(lead, "other");
    const machine = await machineOf(token);
    if (!machine) throw new Error("The token is not known.");
    await openProject(machine, "claims", "telemetry:write");
    await expect(openProject(machine, "claims", "record:read")).rejects.toThrow(Forbidden);
    await expect(openProject(machine, "other", "telemetry:write")).rejects.toThrow(NotFound);
  });

  it("has 256 random bits and is kept only as a hash", async () => {
    const { token } = await made();
    expect(token).toMatch(/^cairn_[\w-]{43}$/);
    const row = await db().apiToken.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(token.startsWith(row.prefix)).toBe(true);
  });

  it("shows when it was used last", async () => {
    const { access, token } = await made();
    expect((await listTokens(access, 1)).tokens).toMatchObject([{ name: "ci", createdBy: "Lead", lastUsedAt: null }]);
    await machineOf(token);
    expect((await listTokens(access, 1)).tokens[0]?.lastUsedAt).toBeInstanceOf(Date);
  });

  it("is over when its days are", async () => {
    const { access, token } = await made();
    setClock(new Date(Date.now() + 30 * 86_400_000));
    expect(await machineOf(token)).toBeNull();
    expect((await listTokens(access, 1)).tokens).toMatchObject([{ state: "expired" }]);
  });

  it("is over at once when it is revoked", async () => {
    const { access, token } = await made();
    const tokenId = (await listTokens(access, 1)).tokens[0]?.id ?? "";
    expect(await revokeToken(access, { tokenId })).toMatchObject({ ok: true });
    expect(await machineOf(token)).toBeNull();
    expect(await revokeToken(access, { tokenId })).toMatchObject({ reason: "no-such-token" });
  });

  it("cannot be revoked from another project", async () => {
    const { lead, access, token } = await made();
    await addProject(lead, "other");
    const tokenId = (await listTokens(access, 1)).tokens[0]?.id ?? "";
    const elsewhere = await openProject(lead, "other", "token:manage");
    expect(await revokeToken(elsewhere, { tokenId })).toMatchObject({ reason: "no-such-token" });
    expect(await machineOf(token)).not.toBeNull();
  });

  it("is made a limited number of times an hour", async () => {
    const { access } = await made();
    const input = { name: "ci", permissions: ["project:read" as const], days: 30 };
    for (let count = 1; count < TOKEN_MAKING_PER_PERSON.limit; count += 1) await makeToken(access, input);
    expect(await makeToken(access, input)).toMatchObject({ reason: "too-many" });
  });
});
