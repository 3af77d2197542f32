import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { addSource } from "#lib/data/commands/add-source.ts";
import { editSource } from "#lib/data/commands/edit-source.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { retireSource } from "#lib/data/commands/retire-source.ts";
import { withdrawConsent } from "#lib/data/commands/withdraw-consent.ts";
import { consentFacts, sourceFacts } from "#lib/data/covered-facts.ts";
import { collectDataEvidence } from "#lib/data/evidence.ts";
import { type DataTeam, dataTeam, someConsent, someSource } from "#lib/data/testing/data-team.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { asOwner, resetDatabase } from "#lib/platform/testing/database.ts";

let team: DataTeam;
let maker: ProjectAccess<"data:update">;
let reviewer: ProjectAccess<"consent:withdraw">;

beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
  maker = await openProject(team.contributor, team.slug, "data:update");
  reviewer = await openProject(team.reviewer, team.slug, "consent:withdraw");
});

const bases = async () => (await collectDataEvidence(db(), team.projectId, now())).sources.map(({ basis }) => basis);
const ledger = async () =>
  (
    await db().ledgerEntry.findMany({
      where: { chain: team.projectId, type: { not: { startsWith: "project." } } },
      orderBy: { seq: "asc" },
    })
  ).map(({ type, phase, payload }) => ({ type, phase, payload: JSON.parse(payload) }));

describe("the door", () => {
  it.each([
    ["data:update", ["lead", "contributor"]],
    ["consent:withdraw", ["lead", "contributor", "reviewer"]],
    ["record:read", ["lead", "contributor", "reviewer", "auditor"]],
  ] as const)("lets into %s only %j", async (permission, roles: readonly string[]) => {
    for (const role of ["lead", "contributor", "reviewer", "stakeholder", "auditor"] as const) {
      const opened = openProject(team[role], team.slug, permission);
      if (roles.includes(role)) await expect(opened).resolves.toBeDefined();
      else await expect(opened).rejects.toThrow(Forbidden);
    }
    await expect(openProject(team.outsider, team.slug, permission)).rejects.toThrow(NotFound);
  });
});

describe("addSource", () => {
  it("numbers sources, keeps the first revision whole and tells the ledger", async () => {
    expect(await addSource(maker, someSource())).toEqual({ ok: true, value: { number: 1, name: "Support tickets" } });
    expect(await addSource(maker, someSource({ name: "Help pages" }))).toMatchObject({ value: { number: 2 } });
    const [revision] = await db().dataSourceRevision.findMany({ where: { source: { number: 1 } } });
    expect(revision).toMatchObject({ revision: 1, definition: someSource(), authorId: team.contributor.userId });
    expect((await ledger())[0]).toEqual({
      type: "source.added",
      phase: "data",
      payload: { source: 1, name: "Support tickets" },
    });
  });

  it("refuses the name of another live source, whatever its case, and takes it again once that is retired", async () => {
    await addSource(maker, someSource());
    const again = someSource({ name: "SUPPORT tickets" });
    expect(await addSource(maker, again)).toMatchObject({ ok: false, reason: "name-taken", field: "name" });
    await retireSource(maker, { number: 1, reason: "Deleted from the CRM." });
    expect(await addSource(maker, again)).toMatchObject({ ok: true, value: { number: 2 } });
  });

  it("does not take a wildcard in a name for one", async () => {
    await addSource(maker, someSource({ name: "tickets_a" }));
    expect(await addSource(maker, someSource({ name: "tickets%" }))).toMatchObject({ ok: true });
    expect(await addSource(maker, someSource({ name: "ticketsXa" }))).toMatchObject({ ok: true });
  });

  it("gives two who add at the same time a number each, and one of them the name", async () => {
    const outcomes = await Promise.all([1, 2].map(() => addSource(maker, someSource())));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    await Promise.all(["A1", "A2", "A3"].map((name) => addSource(maker, someSource({ name }))));
    const numbers = await db().dataSource.findMany({ orderBy: { number: "asc" }, select: { number: true } });
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe("editSource", () => {
  beforeEach(() => addSource(maker, someSource()));

  it("makes the next revision and names what changed", async () => {
    const edit = { ...someSource({ licence: "CC BY 4.0", region: "Ireland" }), number: 1, revision: 1 };
    expect(await editSource(maker, edit)).toEqual({ ok: true, value: { number: 1, revision: 2 } });
    const revisions = await db().dataSourceRevision.findMany({ orderBy: { revision: "asc" } });
    expect(revisions.map(({ definition }) => (definition as { licence: string }).licence)).toEqual([
      "Internal use only",
      "CC BY 4.0",
    ]);
    expect((await ledger()).at(-1)?.payload).toMatchObject({ revision: 2, fields: ["Licence", "Region"] });
  });

  it("refuses who began from an older revision", async () => {
    await editSource(maker, { ...someSource({ region: "Ireland" }), number: 1, revision: 1 });
    const late = await editSource(maker, { ...someSource({ region: "France" }), number: 1, revision: 1 });
    expect(late).toMatchObject({ ok: false, reason: "changed-meanwhile" });
    expect(await db().dataSource.findFirst()).toMatchObject({ region: "Ireland", revision: 2 });
  });

  it("makes no revision of an edit that changes nothing", async () => {
    await editSource(maker, { ...someSource(), number: 1, revision: 1 });
    expect(await db().dataSourceRevision.count()).toBe(1);
    expect(await ledger()).toHaveLength(1);
  });

  it("leaves a retired source as it was", async () => {
    await retireSource(maker, { number: 1, reason: "Deleted from the CRM." });
    const edit = { ...someSource({ region: "France" }), number: 1, revision: 1 };
    expect(await editSource(maker, edit)).toMatchObject({ ok: false, reason: "retired" });
    expect(await editSource(maker, { ...edit, number: 9 })).toMatchObject({ reason: "no-such-source" });
    expect(await bases()).toEqual([]);
  });
});

describe("consents", () => {
  beforeEach(() => addSource(maker, someSource({ personalData: "personal", lawfulBasis: "consent" })));

  it("bring the basis in force, and their withdrawal ends it until another consent takes their place", async () => {
    expect(await bases()).toEqual(["consent-missing"]);
    expect(await recordConsent(maker, 1, someConsent())).toEqual({ ok: true, value: { source: 1, consent: 1 } });
    expect(await bases()).toEqual(["in-force"]);
    const withdrawn = await withdrawConsent(reviewer, {
      source: 1,
      consent: 1,
      reason: "The customer board objected.",
    });
    // Training's gate asks for cleared data, so it rests on the same sources.
    const touches = [
      { kind: "gate", path: "data" },
      { kind: "gate", path: "training" },
    ];
    expect(withdrawn).toMatchObject({ ok: true, value: { touches } });
    expect(await bases()).toEqual(["consent-withdrawn"]);
    await recordConsent(maker, 1, someConsent({ textVersion: "v4", replaces: 1 }));
    expect(await bases()).toEqual(["in-force"]);
    expect((await ledger()).slice(1).map(({ type }) => type)).toEqual([
      "consent.recorded",
      "consent.withdrawn",
      "consent.recorded",
    ]);
    expect((await ledger())[2]?.payload).toEqual({
      source: 1,
      name: "Support tickets",
      consent: 1,
      touches: ["Gate of Data", "Gate of Training"],
    });
  });

  it("are withdrawn once, also by two at the same time", async () => {
    await recordConsent(maker, 1, someConsent());
    const withdrawal = { source: 1, consent: 1, reason: "The customer board objected." };
    const outcomes = await Promise.all([1, 2].map(() => withdrawConsent(reviewer, withdrawal)));
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(await withdrawConsent(reviewer, withdrawal)).toMatchObject({ reason: "withdrawn-already" });
    expect(await withdrawConsent(reviewer, { ...withdrawal, consent: 7 })).toMatchObject({ reason: "no-such-consent" });
  });

  it("are replaced once, and only by what was given already", async () => {
    await recordConsent(maker, 1, someConsent());
    await recordConsent(maker, 1, someConsent({ replaces: 1 }));
    expect(await recordConsent(maker, 1, someConsent({ replaces: 1 }))).toMatchObject({ reason: "replaced" });
    expect(await recordConsent(maker, 1, someConsent({ replaces: 5 }))).toMatchObject({ field: "replaces" });
    expect(await recordConsent(maker, 1, someConsent({ grantedOn: "2999-01-01" }))).toMatchObject({
      reason: "given-later",
    });
    expect(await withdrawConsent(reviewer, { source: 1, consent: 1, reason: "The board objected." })).toMatchObject({
      reason: "replaced",
    });
  });

  it("stay as they were written, whoever tries", async () => {
    await recordConsent(maker, 1, someConsent());
    for (const table of ["consent_record", "data_source_revision"]) {
      await expect(db().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(asOwner((owner) => owner.query(`DELETE FROM ${table}`))).rejects.toThrow(/append-only/);
    }
  });
});

describe("what a signature covers", () => {
  it("names sources and consents in words, and their authors", async () => {
    await addSource(maker, someSource({ personalData: "personal", lawfulBasis: "consent" }));
    await recordConsent(maker, 1, someConsent());
    const lead = await openProject(team.lead, team.slug, "data:update");
    await addSource(lead, someSource({ name: "Help pages" }));
    await retireSource(lead, { number: 2, reason: "It was never used." });
    await withdrawConsent(reviewer, { source: 1, consent: 1, reason: "The customer board objected." });
    const sources = await sourceFacts(db(), team);
    expect(sources.records).toHaveLength(1);
    expect(sources.records[0]).toMatchObject({
      label: "Source “Support tickets”",
      fields: { "Lawful basis": "Consent", Licence: "Internal use only", "Kept until": null },
    });
    expect(sources.authors).toEqual([team.contributor.userId]);
    const consents = await consentFacts(db(), team);
    expect(consents.records[0]?.fields).toMatchObject({ Withdrawn: true, "Given on": "2026-01-05" });
    expect(consents.authors).toEqual([team.contributor.userId]);
  });

  it("does not change with what is not covered", async () => {
    await addSource(maker, someSource());
    const before = await sourceFacts(db(), team);
    await editSource(maker, { ...someSource({ description: "Reworded." }), number: 1, revision: 1 });
    expect((await sourceFacts(db(), team)).records).toEqual(before.records);
  });
});
