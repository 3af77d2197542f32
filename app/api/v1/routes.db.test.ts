import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import type { Operation } from "#lib/access/operation.ts";
import { PERMISSIONS, type Permission, PROJECT_ROLES, type ProjectRole, roleMay } from "#lib/access/permissions.ts";
import type { Route } from "#lib/access/route.ts";
import { makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";
import { OPERATIONS } from "./operations.ts";

let signedIn: Person | null = null;
vi.mock("#lib/access/session.ts", () => ({ currentPerson: async () => signedIn }));

const ROUTES = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)route\.ts$/.test(file),
);
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Served = { readonly name: string; readonly route: Route; readonly operation: Operation };

const served: Served[] = [];
for (const file of ROUTES) {
  const exported = (await import(path.join(import.meta.dirname, file))) as Record<string, Route | undefined>;
  for (const method of METHODS) {
    const route = exported[method];
    if (route?.operation) served.push({ name: `${method} ${route.operation.path}`, route, operation: route.operation });
  }
}
const inProject = served.filter(({ operation }) => operation.permission !== null);

let slug: string;
let projectId: string;
let otherProjectId: string;
const people = new Map<ProjectRole, Person>();

beforeAll(async () => {
  for (const role of PROJECT_ROLES) people.set(role, await makePerson(`The ${role}`));
  const members = [...people].map(([role, person]) => ({ person, role })).filter(({ role }) => role !== "lead");
  ({ slug, id: projectId } = await makeProject({ lead: people.get("lead"), members }));
  otherProjectId = (await makeProject()).id;
});

beforeEach(async () => {
  signedIn = null;
  // Each operation is tried with a wrong token, and an address has only so many of those.
  await db().rateLimit.deleteMany();
});

describe("the API", () => {
  it("serves exactly what it describes", () => {
    const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort();
    expect(served.map(({ name }) => name).sort()).toEqual(described);
  });

  it.each(served)("$name asks who is there", async ({ route, operation }) => {
    const answer = await call(route, operation, { "sec-fetch-site": "same-origin" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect((await call(route, operation, { authorization: "Bearer cairn_nonsense" })).status).toBe(401);
    expect((await call(route, operation, { authorization: "Basic abc" })).status).toBe(401);
  });

  it.each(inProject)("$name asks for its permission", async ({ route, operation }) => {
    const others = PERMISSIONS.filter((permission) => permission !== operation.permission);
    const without = await call(route, operation, { authorization: `Bearer ${await token(projectId, others)}` });
    expect(without.status).toBe(403);
    const elsewhere = await call(route, operation, {
      authorization: `Bearer ${await token(otherProjectId, PERMISSIONS)}`,
    });
    expect(elsewhere.status).toBe(404);
    const allowed = await call(route, operation, {
      authorization: `Bearer ${await token(projectId, [operation.permission as Permission])}`,
    });
    expect(allowed.status).not.toBe(401);
    expect(allowed.status).not.toBe(403);
    expect(allowed.status).toBeLessThan(500);
  });

  const byRole = inProject.flatMap((one) => PROJECT_ROLES.map((role) => ({ ...one, role })));
  it.each(byRole)("$name as $role", async ({ route, operation, role }) => {
    signedIn = people.get(role) ?? null;
    const { status } = await call(route, operation, { "sec-fetch-site": "same-origin" });
    const mayCall = roleMay(role, operation.permission as Permission);
    if (mayCall) expect([401, 403, 500, 503]).not.toContain(status);
    else expect(status).toBe(role === "rater" ? 404 : 403);
  });

  it.each(served.filter(({ operation }) => operation.method !== "GET"))(
    "$name refuses a cookie from another site",
    async ({ route, operation }) => {
      signedIn = people.get("lead") ?? null;
      expect((await call(route, operation, { "sec-fetch-site": "cross-site" })).status).toBe(403);
      expect(
        (await call(route, operation, { origin: "https://elsewhere.example", host: "cairn.example" })).status,
      ).toBe(403);
      expect((await call(route, operation, {})).status).toBe(403);
    },
  );
});

/** Calls a route with an empty request. Refusals of the door come before the body is read. */
function call(route: Route, operation: Operation, headers: Record<string, string>): Promise<Response> {
  const params = { slug, phase: "scope", number: "1", version: "1" };
  const url = `https://cairn.example${operation.path.replace(/\{(\w+)\}/g, (_, name: keyof typeof params) => params[name])}`;
  const body = operation.method === "GET" ? undefined : "{}";
  const request = new Request(url, {
    method: operation.method,
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return route(request, { params: Promise.resolve(params) });
}

let made = 0;
async function token(project: string, permissions: readonly Permission[]): Promise<string> {
  made += 1;
  const secret = `cairn_test-${made}-${project}`;
  await db().apiToken.create({
    data: {
      projectId: project,
      name: "test",
      prefix: "cairn_test",
      tokenHash: hashToken(secret),
      permissions: [...permissions],
      expiresAt: new Date(Date.now() + 60_000),
    },
    select: { id: true },
  });
  return secret;
}
