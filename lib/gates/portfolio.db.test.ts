import { beforeAll, expect, test } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { listPortfolio } from "#lib/gates/portfolio.ts";
import { portfolioCsvHead, portfolioCsvLines } from "#lib/gates/portfolio-csv.ts";
import { portfolioSchema } from "#lib/gates/portfolio-schema.ts";
import { addMembers, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

let reader: Person;
beforeAll(async () => {
  reader = await makePerson("Rita Reader");
  const late = await ownProject("Late 100% sure", { dueOn: new Date("2027-03-01") });
  const soon = await ownProject("Soon", { dueOn: new Date("2027-01-01") });
  await ownProject("Some day", {});
  await ownProject("Archived", { archivedAt: new Date("2026-01-01") });
  const rated = await makeProject({ name: "Only rated", members: [{ person: reader, role: "rater" }] });
  const others = await makeProject({ name: "Somebody else's" });
  await stand(late, { isBlocked: true, isStale: true });
  await stand(soon, { isBlocked: false, isStale: true });
  for (const { id } of [rated, others]) await stand(id, { isBlocked: true, isStale: true });
});

async function ownProject(name: string, data: { dueOn?: Date; archivedAt?: Date }): Promise<string> {
  const { id } = await makeProject({ name });
  await addMembers(id, [{ person: reader, role: name === "Soon" ? "lead" : "stakeholder" }]);
  await db().project.update({ where: { id }, data });
  return id;
}

async function stand(projectId: string, flags: { isBlocked: boolean; isStale: boolean }): Promise<void> {
  const rest = { judgedRevision: 0, judgedAt: new Date(), trail: [], objectives: [], isWaived: false };
  await db().standing.upsert({
    where: { projectId },
    create: { projectId, ...rest, ...flags },
    update: flags,
  });
}

const list = (request: Record<string, unknown>) => listPortfolio(reader, portfolioSchema.parse(request));
const names = async (request: Record<string, unknown>) => (await list(request)).rows.map(({ name }) => name);

test("one's own projects, what is blocked first, then by due day; none that is archived, rated or somebody else's", async () => {
  expect(await names({})).toEqual(["Late 100% sure", "Soon", "Some day"]);
});

test("each view and its count", async () => {
  const { counts, total } = await list({});
  expect(counts).toEqual({ all: 3, mine: 1, blocked: 1, stale: 2, waived: 0 });
  expect(total).toBe(3);
  expect(await names({ view: "mine" })).toEqual(["Soon"]);
  expect(await names({ view: "blocked" })).toEqual(["Late 100% sure"]);
  expect(await names({ view: "stale" })).toEqual(["Late 100% sure", "Soon"]);
});

test("is exported with what blocks each project, and no cell is a formula", async () => {
  await ownProject("=1+1", {});
  const { rows } = await list({});
  const [head, ...lines] = `${portfolioCsvHead()}${portfolioCsvLines(rows)}`.trim().split("\r\n");
  expect(head).toMatch(/^project,name,role,risk_tier,due_on,scope,data,model,training,/);
  expect(lines).toHaveLength(4);
  expect(lines.find((line) => line.includes("Soon"))).toMatch(/,Soon,lead,,2027-01-01,planned,/);
  expect(lines.find((line) => line.includes("1+1"))).toContain(",'=1+1,");
  await db().project.updateMany({ where: { name: "=1+1" }, data: { archivedAt: new Date() } });
});

test("the search takes every character as it is, and counts what fits", async () => {
  expect(await names({ q: "SO" })).toEqual(["Soon", "Some day"]);
  expect(await names({ q: "100%" })).toEqual(["Late 100% sure"]);
  expect(await names({ q: "%" })).toEqual(["Late 100% sure"]);
  expect(await list({ q: "_" })).toMatchObject({ rows: [], total: 0, counts: { all: 3 } });
});

test("a row has what the table shows", async () => {
  const { rows } = await list({ q: "soon" });
  expect(rows[0]).toMatchObject({ slug: "soon", role: "lead", dueOn: new Date("2027-01-01"), riskTier: null });
});
