import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { addSource } from "#lib/data/commands/add-source.ts";
import { editSource } from "#lib/data/commands/edit-source.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { retireSource } from "#lib/data/commands/retire-source.ts";
import { withdrawConsent } from "#lib/data/commands/withdraw-consent.ts";
import { countBasisStates } from "#lib/data/queries/count-basis-states.ts";
import { getSource } from "#lib/data/queries/get-source.ts";
import { listConsents } from "#lib/data/queries/list-consents.ts";
import { listRevisions } from "#lib/data/queries/list-revisions.ts";
import { listSources } from "#lib/data/queries/list-sources.ts";
import { sourceFilterSchema } from "#lib/data/schema.ts";
import { type DataTeam, dataTeam, someConsent, someSource } from "#lib/data/testing/data-team.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";

let team: DataTeam;
let lead: ProjectAccess<"data:update" | "consent:withdraw" | "record:read" | "project:read">;

const filter = (change: object = {}) => sourceFilterSchema.parse(change);

beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
  // One opening is enough: a lead's access holds all of these.
  lead = (await openProject(team.lead, team.slug, "data:update")) as typeof lead;
});

describe("listSources", () => {
  it("judges, narrows, counts and pages", async () => {
    for (let number = 1; number <= 27; number += 1) await addSource(lead, someSource({ name: `Archive ${number}` }));
    await addSource(lead, someSource({ name: "Tickets", personalData: "personal", lawfulBasis: "consent" }));
    await retireSource(lead, { number: 1, reason: "It was never used." });

    const first = await listSources(lead, filter());
    expect(first).toMatchObject({ total: 27, page: 1, pageSize: 25 });
    expect(first.items.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 2));
    expect(first.counts).toMatchObject({ "in-force": 26, "consent-missing": 1, retired: 1, "no-basis": 0 });

    const last = await listSources(lead, filter({ page: "99" }));
    expect(last.page).toBe(2);
    expect(last.items.map(({ name }) => name)).toEqual(["Archive 27", "Tickets"]);

    const missing = await listSources(lead, filter({ state: "consent-missing" }));
    expect(missing.items).toMatchObject([{ name: "Tickets", consentCount: 0, basis: { state: "consent-missing" } }]);
    const found = await listSources(lead, filter({ search: "TICK" }));
    expect(found.items).toHaveLength(1);
    const retired = await listSources(lead, filter({ state: "retired" }));
    expect(retired.items).toMatchObject([{ number: 1, basis: null }]);
  });

  it("sees no other project's", async () => {
    const other = await dataTeam();
    await addSource(await openProject(other.lead, other.slug, "data:update"), someSource());
    expect((await listSources(lead, filter())).total).toBe(0);
    expect(await getSource(lead, 1)).toBeNull();
    await expect(listConsents(lead, 1, 1)).rejects.toThrow(NotFound);
    expect((await listRevisions(lead, 1, 1)).total).toBe(0);
  });
});

describe("a source's page", () => {
  it("shows consents by state and who did what", async () => {
    await addSource(lead, someSource({ personalData: "personal", lawfulBasis: "consent" }));
    await recordConsent(lead, 1, someConsent({ expiresOn: "2026-01-31" }));
    await recordConsent(lead, 1, someConsent({ replaces: 1 }));
    await recordConsent(lead, 1, someConsent({ subjects: "Partners", peopleCount: 40 }));
    await withdrawConsent(lead, { source: 1, consent: 3, reason: "The partners ended the contract." });

    const { items } = await listConsents(lead, 1, 1);
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [3, "withdrawn"],
      [2, "in-force"],
      [1, "replaced"],
    ]);
    expect(items[0]?.withdrawal).toMatchObject({ by: team.lead.name, reason: "The partners ended the contract." });
    expect(await getSource(lead, 1)).toMatchObject({
      basis: { state: "consent-withdrawn" },
      replaceable: [2, 3],
      consentCount: 3,
    });
  });

  it("tells each revision by what it changed, across pages", async () => {
    await addSource(lead, someSource());
    for (let revision = 1; revision <= 11; revision += 1)
      await editSource(lead, { ...someSource({ region: `Zone ${revision}` }), number: 1, revision });
    const first = await listRevisions(lead, 1, 1);
    expect(first.items).toHaveLength(10);
    expect(first.items.at(-1)).toMatchObject({
      revision: 3,
      by: team.lead.name,
      changes: [{ label: "Region", before: "Zone 1", after: "Zone 2" }],
    });
    const second = await listRevisions(lead, 1, 2);
    expect(second.items.map(({ revision, changes }) => [revision, changes.length])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });
});

describe("countBasisStates", () => {
  it("tells a stakeholder how many and nothing more", async () => {
    await addSource(lead, someSource());
    await addSource(lead, someSource({ name: "Manuals" }));
    await addSource(lead, someSource({ name: "Tickets", personalData: "personal", lawfulBasis: null }));
    const stakeholder = await openProject(team.stakeholder, team.slug, "project:read");
    expect(await countBasisStates(stakeholder)).toEqual({
      sourceCount: 3,
      states: [
        { state: "in-force", count: 2 },
        { state: "no-basis", count: 1 },
      ],
    });
  });
});
