import { describe, expect, it } from "vitest";
import { pool } from "#lib/platform/db.ts";
import { asOwner, ownerUrl } from "#lib/platform/testing/database.ts";
import { migrate, UnusableDatabase } from "#prisma/migrate.ts";

describe("migrate", () => {
  it("finds nothing to do the second time, also when several nodes start at once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl())));
    for (const outcome of outcomes) expect(outcome).toEqual({ applied: [], role: "cairn_app" });
  });

  it("refuses a database that a newer version has migrated", async () => {
    await asOwner((owner) =>
      owner.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ('1', '', '29990101000000_from_the_future', now(), now(), 1)`,
      ),
    );
    await expect(migrate(ownerUrl())).rejects.toThrow(UnusableDatabase);
    await asOwner((owner) => owner.query("DELETE FROM _prisma_migrations WHERE id = '1'"));
  });
});

describe("migrate with a login that is not a superuser", () => {
  it.each([
    { login: "may_create_roles", rights: "CREATEROLE", role: "cairn_app" },
    { login: "may_create_none", rights: "NOCREATEROLE", role: "" },
  ])("$login", async ({ login, rights, role }) => {
    const url = new URL(ownerUrl());
    await asOwner(async (owner) => {
      await owner.query(`CREATE ROLE ${login} LOGIN ${rights} PASSWORD 'secret'`);
      if (role) await owner.query(`GRANT cairn_app TO ${login} WITH ADMIN OPTION, SET FALSE`);
      await owner.query(`CREATE DATABASE ${login} OWNER ${login}`);
    });
    try {
      Object.assign(url, { username: login, password: "secret", pathname: `/${login}` });
      expect((await migrate(url.href)).role).toBe(role);
    } finally {
      await asOwner(async (owner) => {
        await owner.query(`DROP DATABASE ${login} WITH (FORCE)`);
        await owner.query(`DROP OWNED BY ${login} CASCADE`);
        await owner.query(`DROP ROLE ${login}`);
      });
    }
  });
});

describe("the application's role", () => {
  it("is what every connection of the pool takes", async () => {
    const { rows } = await pool().query("SELECT current_user AS name");
    expect(rows[0].name).toBe("cairn_app");
  });

  it("may use tables made later but make none itself", async () => {
    await asOwner((owner) => owner.query("CREATE TABLE made_later (id serial PRIMARY KEY)"));
    await pool().query("INSERT INTO made_later DEFAULT VALUES");
    await expect(pool().query("CREATE TABLE made_by_the_application (id int)")).rejects.toThrow("permission denied");
    await expect(pool().query("TRUNCATE made_later")).rejects.toThrow("permission denied");
    await asOwner((owner) => owner.query("DROP TABLE made_later"));
  });
});
