import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, Machine, Person } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import {
  MATRIX,
  PERMISSIONS,
  type Permission,
  PROJECT_ROLES,
  type ProjectRole,
  roleMay,
} from "#lib/access/permissions.ts";
import { makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

const LIB = path.resolve(import.meta.dirname, "..");

type Found = { readonly file: string; readonly name: string; readonly parameters: string };

/** Every exported function of a query or command file, with its parameters as written. */
function listFunctions(): Found[] {
  return readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        /(^|\/|-)queries\.ts$|\/(queries|commands)\/[^/]+\.ts$|(^|\/|-)commands\.ts$/.test(file) &&
        !file.includes("generated"),
    )
    .filter((file) => !/\.test\.ts$|testing\//.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(LIB, file), "utf8");
      return [...text.matchAll(/export (?:async )?function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\)(?::|\s*\{)/g)].map(
        ([, name = "", parameters = ""]) => ({ file, name, parameters: parameters.replace(/\s+/g, " ").trim() }),
      );
    });
}

const functions = listFunctions();

/** The permission a function's access must carry, or null where it takes none. */
function permissionOf({ parameters }: Found): string | null {
  return /ProjectAccess<\s*"([^"]+)"/.exec(parameters)?.[1] ?? null;
}

describe("every query and command", () => {
  it("is found by this test", () => {
    expect(functions.length).toBeGreaterThan(60);
  });

  it.each(functions)("$file $name says who may call it", ({ parameters, ...found }) => {
    const permission = permissionOf({ parameters, ...found });
    if (permission) expect(PERMISSIONS).toContain(permission);
    // A project's facts are reached by an access, one's own things by the person, an account by whom
    // the identity provider vouches for, and the rest is a step inside a
    // transaction that another function has opened with one of the two.
    else
      expect(parameters).toMatch(
        /^$|: (AnyProjectAccess|Person|Actor|ProviderIdentity|Tx|Change|ProjectAccess<P>)\b|^input: |^(\{ )?token\b|ids?: /,
      );
  });
});

describe("the door", () => {
  const people = new Map<ProjectRole, Person>();
  let stranger: Person;
  let admin: Person;
  let slug: string;
  let projectId: string;
  let otherProjectId: string;

  beforeAll(async () => {
    for (const role of PROJECT_ROLES) people.set(role, await makePerson(`The ${role}`));
    stranger = await makePerson("A stranger");
    admin = await makePerson("An admin", "admin");
    const members = [...people].map(([role, person]) => ({ person, role })).filter(({ role }) => role !== "lead");
    const project = await makeProject({ lead: people.get("lead"), members });
    ({ slug, id: projectId } = project);
    otherProjectId = (await makeProject({ lead: stranger })).id;
  });

  const needed = [...new Set(functions.flatMap((one) => permissionOf(one) ?? []))] as Permission[];
  const cases = needed.flatMap((permission) => PROJECT_ROLES.map((role) => ({ permission, role })));

  it.each(cases)("$permission as $role", async ({ permission, role }) => {
    const actor = people.get(role);
    if (!actor) throw new Error(role);
    const answer = await tryDoor(actor, slug, permission);
    expect(answer).toBe(roleMay(role, permission) ? "granted" : role === "rater" ? "not found" : "forbidden");
  });

  it.each(needed)(
    "%s for somebody of another project, an instance admin, and a project that is not there",
    async (permission) => {
      expect(await tryDoor(stranger, slug, permission)).toBe("not found");
      expect(await tryDoor(admin, slug, permission)).toBe("not found");
      expect(await tryDoor(stranger, "there-is-no-such-project", permission)).toBe("not found");
    },
  );

  it.each(needed)("%s for tokens", async (permission) => {
    const token = (project: string, ...permissions: Permission[]): Machine => ({
      kind: "token",
      tokenId: randomUUID(),
      name: "test",
      projectId: project,
      permissions: new Set(permissions),
    });
    expect(await tryDoor(token(projectId, permission), slug, permission)).toBe("granted");
    expect(await tryDoor(token(projectId, ...PERMISSIONS.filter((one) => one !== permission)), slug, permission)).toBe(
      "forbidden",
    );
    expect(await tryDoor(token(otherProjectId, ...PERMISSIONS), slug, permission)).toBe("not found");
  });

  it("lets raters rate, and keeps them out of every other row", () => {
    const rows = Object.entries(MATRIX).filter(([, roles]) => (roles as readonly ProjectRole[]).includes("rater"));
    expect(rows.map(([permission]) => permission)).toEqual(["feedback:rate"]);
  });
});

async function tryDoor(
  actor: Actor,
  slug: string,
  permission: Permission,
): Promise<"granted" | "forbidden" | "not found"> {
  try {
    await openProject(actor, slug, permission);
    return "granted";
  } catch (error) {
    if (error instanceof Forbidden) return "forbidden";
    if (error instanceof NotFound) return "not found";
    throw error;
  }
}
