import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import * as consents from "#app/api/v1/projects/[slug]/sources/[number]/consents/route.ts";
import * as sources from "#app/api/v1/projects/[slug]/sources/route.ts";
import { hashToken } from "#lib/access/door.ts";
import type { TokenPermission } from "#lib/access/permissions.ts";
import type { Route } from "#lib/access/route.ts";
import { type DataTeam, dataTeam } from "#lib/data/testing/data-team.ts";
import { db } from "#lib/platform/db.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";

let team: DataTeam;
beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
});

async function token(permissions: TokenPermission[]): Promise<string> {
  const secret = randomBytes(16).toString("hex");
  await db().apiToken.create({
    data: {
      projectId: team.projectId,
      name: "pipeline",
      prefix: secret.slice(0, 6),
      tokenHash: hashToken(secret),
      permissions,
      expiresAt: new Date("2999-01-01"),
    },
  });
  return secret;
}

async function call(route: Route, bearer: string, body?: unknown, number = "1", query = "") {
  const request = new Request(`http://localhost:3000/${query}`, {
    method: route.operation.method,
    headers: { authorization: `Bearer ${bearer}`, ...(body ? { "content-type": "application/json" } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  const response = await route(request, { params: Promise.resolve({ slug: team.slug, number }) });
  return { status: response.status, body: await response.json() };
}

const source = {
  name: "Support tickets",
  owner: "Customer care",
  origin: "CRM export",
  licence: "Internal use only",
  personalData: "personal",
  lawfulBasis: "consent",
  region: "Germany",
};
const consent = { subjects: "EU customers", textVersion: "v3", collectedHow: "Form", grantedOn: "2026-01-05" };

describe("the API of sources", () => {
  it("adds a source and its consent, and lists what the documented schema says", async () => {
    const secret = await token(["record:read", "data:update"]);
    expect(await call(sources.POST, secret, source)).toEqual({
      status: 201,
      body: { number: 1, name: "Support tickets" },
    });
    expect(await call(consents.POST, secret, consent)).toMatchObject({ status: 201, body: { source: 1, consent: 1 } });
    const listed = await call(sources.GET, secret);
    expect(listed.body.items).toMatchObject([{ number: 1, consentCount: 1, basis: { state: "in-force" } }]);
    expect(sources.GET.operation.response.safeParse(listed.body).success).toBe(true);
    const recorded = await call(consents.GET, secret);
    expect(recorded.body.items).toMatchObject([{ number: 1, state: "in-force", peopleCount: null }]);
    expect(consents.GET.operation.response.safeParse(recorded.body).success).toBe(true);
    expect(JSON.stringify(recorded.body)).not.toContain("recordedBy");
  });

  it("answers what is refused with a problem of its own status", async () => {
    const secret = await token(["record:read", "data:update"]);
    await call(sources.POST, secret, source);
    expect(await call(sources.POST, secret, source)).toMatchObject({
      status: 409,
      body: { type: "urn:cairn:problem:name-taken" },
    });
    expect((await call(sources.POST, secret, { ...source, personalData: "none" })).status).toBe(422);
    expect((await call(consents.POST, secret, { ...consent, grantedOn: "2999-01-01" })).status).toBe(422);
    expect((await call(consents.POST, secret, { ...consent, replaces: 4 })).status).toBe(422);
    expect((await call(consents.POST, secret, consent, "7")).status).toBe(404);
    expect((await call(consents.GET, secret, undefined, "x")).status).toBe(404);
    expect((await call(sources.GET, secret, undefined, "1", "?state=lost")).status).toBe(422);
  });

  it("lets nobody read or write with too little", async () => {
    const reader = await token(["record:read"]);
    expect((await call(sources.POST, reader, source)).status).toBe(403);
    expect((await call(consents.POST, reader, consent)).status).toBe(403);
    const dashboard = await token(["project:read"]);
    expect((await call(sources.GET, dashboard)).status).toBe(403);
    expect((await call(consents.GET, dashboard)).status).toBe(403);
    expect((await call(sources.GET, "nonsense")).status).toBe(401);
  });
});
