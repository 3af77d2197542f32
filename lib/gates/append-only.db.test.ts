import { beforeAll, describe, expect, test } from "vitest";
import { rejudge } from "#lib/gates/rejudge.ts";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { pool } from "#lib/platform/db.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

beforeAll(async () => {
  const phase = await modelPhase();
  accepted(await phase.sign(phase.reviewer));
  await rejudge(phase.project.id);
});

describe.each([
  ["ledger_entry", "hash"],
  ["sign_off", "comment"],
  ["gate_verdict", "digest"],
  ["checklist_answer", "note"],
])("%s only grows", (table, column) => {
  const attempts = [
    ["UPDATE", `UPDATE ${table} SET ${column} = ${column}`],
    ["DELETE", `DELETE FROM ${table}`],
    ["TRUNCATE", `TRUNCATE ${table} CASCADE`],
  ];

  test.each(attempts)("the application has not even the right to %s", async (_verb, sql) => {
    await expect(pool().query(sql)).rejects.toThrow("permission denied");
  });

  test.each(attempts)("a trigger refuses the owner's %s", async (_verb, sql) => {
    await expect(asOwner((owner) => owner.query(sql))).rejects.toThrow("is append-only");
  });
});
