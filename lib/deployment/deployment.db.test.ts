import { describe, expect, test } from "vitest";
import { editApplication, registerApplication, retireApplication } from "#lib/deployment/applications/commands.ts";
import { getApplication, listApplications } from "#lib/deployment/applications/queries/applications.ts";
import { registerApplicationSchema } from "#lib/deployment/applications/schema.ts";
import { addEnvironment, changeEnvironment, retireEnvironment } from "#lib/deployment/environments/commands.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { addEnvironmentSchema, changeEnvironmentSchema } from "#lib/deployment/environments/schema.ts";
import { draftRelease, editRelease } from "#lib/deployment/releases/commands/draft-release.ts";
import { submitRelease, withdrawRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import { getRelease } from "#lib/deployment/releases/queries/get-release.ts";
import { listReleases } from "#lib/deployment/releases/queries/list-releases.ts";
import { draftReleaseSchema } from "#lib/deployment/releases/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

const DIGEST = `sha256:${"a".repeat(64)}`;

async function project() {
  const made = await makeProject();
  const enter = <P extends Parameters<typeof accessFor>[2]>(permission: P) => accessFor(made.lead, made, permission);
  return {
    ...made,
    read: await enter("project:read"),
    records: await enter("record:read"),
    manage: await enter("environment:manage"),
    update: await enter("release:update"),
    register: await enter("application:update"),
  };
}

const SETTINGS = {
  name: "EU",
  description: "",
  position: 3,
  requiredGates: ["model", "data"],
  approvals: 2,
  tokenSeconds: 60,
};

describe("environments", () => {
  test("a project has the defaults before anybody writes one, and as rows from then on", async () => {
    const { id, read, manage } = await project();
    expect((await listEnvironments(read)).map(({ key }) => key)).toEqual(["staging", "production"]);
    expect(await db().environment.count({ where: { projectId: id } })).toBe(0);
    accepted(await addEnvironment(manage, addEnvironmentSchema.parse({ ...SETTINGS, key: "eu" })));
    const environments = await listEnvironments(read);
    expect(environments.map(({ key }) => key)).toEqual(["staging", "production", "eu"]);
    expect(environments[2]).toMatchObject({ requiredGates: ["data", "model"], approvals: 2, tokenSeconds: 60 });
  });

  test("a change names its fields in the ledger; the same again is no change", async () => {
    const { id, manage } = await project();
    const input = changeEnvironmentSchema.parse({ ...SETTINGS, name: "Staging", position: 1, key: "staging" });
    accepted(await changeEnvironment(manage, input));
    expect(await changeEnvironment(manage, input)).toMatchObject({ reason: "unchanged" });
    const entry = await db().ledgerEntry.findFirst({ where: { chain: id, type: "environment.changed" } });
    expect(JSON.parse(entry?.payload ?? "")).toMatchObject({
      fields: ["description", "required gates", "approvals", "token lifetime"],
    });
  });

  test("a key is never used again, and the last environment stays", async () => {
    const { manage } = await project();
    const reason = "Closed with the data centre.";
    accepted(await retireEnvironment(manage, { key: "staging", reason }));
    const again = addEnvironmentSchema.parse({ ...SETTINGS, key: "staging" });
    expect(await addEnvironment(manage, again)).toMatchObject({ reason: "taken", field: "key" });
    expect(await retireEnvironment(manage, { key: "production", reason })).toMatchObject({ reason: "last-one" });
  });

  test.each([
    ["approvals", { approvals: 0 }],
    ["tokenSeconds", { tokenSeconds: 601 }],
    ["requiredGates", { requiredGates: ["monitoring"] }],
    ["key", { key: "EU" }],
  ])("%s is refused as %j", (field, wrong) => {
    const result = addEnvironmentSchema.safeParse({ ...SETTINGS, key: "eu", ...wrong });
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });
});

const DRAFT = {
  environment: "production",
  version: "1.0.0",
  digest: DIGEST,
  kind: "container",
  uri: "registry.test/a",
};

describe("releases", () => {
  test("a draft changes, is submitted, and then changes no more, in the database either", async () => {
    const { id, update, records, read } = await project();
    const input = draftReleaseSchema.parse(DRAFT);
    const { number } = accepted(await draftRelease(update, input));
    expect(await submitRelease(update, { release: number })).toMatchObject({
      reason: "incomplete",
      field: "changeLog",
    });
    const whole = { ...input, changeLog: "- First release." };
    accepted(await editRelease(update, { ...whole, release: number, revision: 1 }));
    expect(await editRelease(update, { ...whole, release: number, revision: 1 })).toMatchObject({ reason: "changed" });
    accepted(await submitRelease(update, { release: number }));
    expect(await editRelease(update, { ...whole, release: number, revision: 2 })).toMatchObject({
      reason: "submitted",
    });
    const other = `sha256:${"b".repeat(64)}`;
    await expect(db().release.updateMany({ where: { projectId: id }, data: { digest: other } })).rejects.toThrow();
    await expect(db().release.deleteMany({ where: { projectId: id } })).rejects.toThrow();
    expect((await getRelease(records, number))?.state).toBe("waiting");
    accepted(await withdrawRelease(update, { release: number, reason: "Built from the wrong branch." }));
    expect((await listReleases(read, {})).items).toMatchObject([{ number, state: "withdrawn" }]);
    await expect(db().release.updateMany({ where: { projectId: id }, data: { withdrawnAt: null } })).rejects.toThrow();
  });

  test("what it is made of must be of this project", async () => {
    const { update } = await project();
    for (const part of ["run", "decision", "evaluation", "optimisation", "prompt"]) {
      const input = draftReleaseSchema.parse({ ...DRAFT, [part]: part === "prompt" ? "answer-bill/1" : 1 });
      expect(await draftRelease(update, input)).toMatchObject({ reason: `no-such-${part}`, field: part });
    }
    const elsewhere = draftReleaseSchema.parse({ ...DRAFT, environment: "the-moon" });
    expect(await draftRelease(update, elsewhere)).toMatchObject({ reason: "no-such-environment" });
  });

  test("one follows the release of its environment before it", async () => {
    const { update, records } = await project();
    const input = draftReleaseSchema.parse({ ...DRAFT, changeLog: "- First release." });
    for (const version of ["1.0.0", "1.1.0"]) {
      const { number } = accepted(await draftRelease(update, { ...input, version }));
      accepted(await submitRelease(update, { release: number }));
    }
    const second = await getRelease(records, 2);
    expect(second?.previous).toMatchObject({ number: 1, version: "1.0.0" });
    expect(second?.facts.find(({ label }) => label === "Digest")).toMatchObject({ value: DIGEST, before: DIGEST });
  });
});

describe("the register of applications", () => {
  const APPLICATION = {
    name: "Bill explainer",
    serviceName: "bill-explainer",
    kind: "question-answering",
    owner: "Customer care",
    environment: "production",
    purpose: "Explains a bill to the customer who got it.",
  };

  test("one is registered, edited, and retired; its service name is then free again", async () => {
    const { register, read } = await project();
    const input = registerApplicationSchema.parse(APPLICATION);
    const { number } = accepted(await registerApplication(register, input));
    expect(await registerApplication(register, input)).toMatchObject({ reason: "service-taken", field: "serviceName" });
    const edited = { ...input, owner: "Billing", application: number, revision: 1 };
    accepted(await editApplication(register, edited));
    expect(await editApplication(register, edited)).toMatchObject({ reason: "changed" });
    expect(await getApplication(read, number)).toMatchObject({ owner: "Billing", uses: null });
    accepted(await retireApplication(register, { application: number, reason: "Replaced by the portal." }));
    expect((await listApplications(read, {})).total).toBe(0);
    expect((await listApplications(read, { retired: true })).total).toBe(1);
    accepted(await registerApplication(register, input));
  });

  test("it uses what its project has", async () => {
    const { register } = await project();
    const wrong = registerApplicationSchema.parse({ ...APPLICATION, release: 9 });
    expect(await registerApplication(register, wrong)).toMatchObject({ reason: "no-such-release", field: "release" });
  });
});
