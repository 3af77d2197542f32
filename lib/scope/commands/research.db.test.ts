import { beforeEach, describe, expect, it } from "vitest";
import { addInterview } from "#lib/scope/commands/add-interview.ts";
import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
import { addTechnologyOption } from "#lib/scope/commands/add-technology-option.ts";
import { editInterview } from "#lib/scope/commands/edit-interview.ts";
import { editMarketEntry } from "#lib/scope/commands/edit-market-entry.ts";
import { editTechnologyOption } from "#lib/scope/commands/edit-technology-option.ts";
import { removeInterview } from "#lib/scope/commands/remove-interview.ts";
import { removeMarketEntry } from "#lib/scope/commands/remove-market-entry.ts";
import { removeTechnologyOption } from "#lib/scope/commands/remove-technology-option.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { listInterviews } from "#lib/scope/queries/list-interviews.ts";
import { listMarketEntries } from "#lib/scope/queries/list-market-entries.ts";
import { listTechnologyOptions } from "#lib/scope/queries/list-technology-options.ts";
import { accepted, ledgerOf, makeTeam, objectiveInput } from "#lib/scope/testing/inputs.ts";

const ENTRY = {
  title: "Time to first answer in support",
  kind: "report" as const,
  source: "https://example.org/report",
  finding: "Nine hours at the median.",
  implication: "",
  foundOn: "2026-10-02",
};
const INTERVIEW = {
  stakeholderName: "Noor Haddad",
  stakeholderRole: "Head of support",
  heldOn: "2026-10-05",
  notes: "- answers **must** cite the handbook",
  objectives: [] as string[],
};
const OPTION = {
  name: "Fine-tuned FLAN-T5",
  summary: "",
  strengths: "Runs on premises",
  weaknesses: "",
  verdict: "shortlisted" as const,
  reason: "",
};

/** The three lists, as far as they behave alike. */
const LISTS = [
  {
    what: "market-entry",
    add: addMarketEntry,
    edit: editMarketEntry,
    remove: removeMarketEntry,
    list: listMarketEntries,
    input: ENTRY,
    name: ENTRY.title,
  },
  {
    what: "interview",
    add: addInterview,
    edit: editInterview,
    remove: removeInterview,
    list: listInterviews,
    input: INTERVIEW,
    name: INTERVIEW.stakeholderName,
  },
  {
    what: "technology-option",
    add: addTechnologyOption,
    edit: editTechnologyOption,
    remove: removeTechnologyOption,
    list: listTechnologyOptions,
    input: OPTION,
    name: OPTION.name,
  },
] as const;

let team: Awaited<ReturnType<typeof makeTeam>>;

beforeEach(async () => {
  team = await makeTeam();
});

describe.each(LISTS)("$what", ({ what, add, edit, remove, list, input, name }) => {
  const added = async () => accepted(await add(await team.as("contributor", "scope:update"), input as never)).id;
  const listed = async () => list(await team.as("auditor", "record:read"));

  it("is added, edited and removed, each with its ledger entry", async () => {
    const lead = await team.as("lead", "scope:update");
    const id = await added();
    expect((await listed()).items).toMatchObject([{ id, revision: 1, author: "Cora Contributor" }]);
    accepted(await edit(lead, { ...input, id, revision: 1 } as never));
    expect((await listed()).items).toMatchObject([{ id, revision: 2 }]);
    accepted(await remove(lead, { id }));
    expect(await listed()).toMatchObject({ items: [], total: 0 });
    const payload = { id, name };
    expect(await ledgerOf(team.project.id)).toEqual([
      { type: `${what}.added`, payload },
      { type: `${what}.edited`, payload },
      { type: `${what}.removed`, payload },
    ]);
  });

  it("refuses an edit made from an older revision", async () => {
    const lead = await team.as("lead", "scope:update");
    const id = await added();
    await edit(lead, { ...input, id, revision: 1 } as never);
    const late = await edit(lead, { ...input, id, revision: 1 } as never);
    expect(late).toMatchObject({ ok: false, reason: "changed-meanwhile" });
  });

  it("is not there any more once removed, nor ever for another project", async () => {
    const other = await makeTeam();
    const id = await added();
    const stranger = await other.as("lead", "scope:update");
    const gone = { ok: false, reason: "not-there" };
    expect(await edit(stranger, { ...input, id, revision: 1 } as never)).toMatchObject(gone);
    expect(await remove(stranger, { id })).toMatchObject(gone);
    const lead = await team.as("lead", "scope:update");
    await remove(lead, { id });
    expect(await remove(lead, { id })).toMatchObject(gone);
    expect(await edit(lead, { ...input, id, revision: 1 } as never)).toMatchObject(gone);
  });

  it("is listed page by page", async () => {
    for (let count = 0; count < 3; count += 1) await added();
    const access = await team.as("reviewer", "record:read");
    expect((await list(access, { page: 1, pageSize: 2 })).items).toHaveLength(2);
    expect(await list(access, { page: 2, pageSize: 2 })).toMatchObject({ total: 3, items: [{}] });
  });

  it("is not shown to stakeholders", async () => {
    await expect(team.as("stakeholder", "record:read")).rejects.toMatchObject({ name: "Forbidden" });
  });
});

describe("an interview's objectives", () => {
  it("are kept, and replaced by an edit", async () => {
    const lead = await team.as("lead", "scope:update");
    const first = accepted(await setObjective(lead, objectiveInput()));
    const second = accepted(
      await setObjective(lead, objectiveInput({ metricKey: "chrf", target: "58", baseline: "" })),
    );
    const { id } = accepted(await addInterview(lead, { ...INTERVIEW, objectives: [first.id] }));
    await editInterview(lead, { ...INTERVIEW, id, revision: 1, objectives: [second.id] });
    const { items } = await listInterviews(await team.as("lead", "record:read"));
    expect(items[0]?.supports).toEqual([{ id: second.id, number: 2, name: "chrF" }]);
  });

  it("must be of the same project", async () => {
    const other = await makeTeam();
    const theirs = accepted(await setObjective(await other.as("lead", "scope:update"), objectiveInput()));
    const outcome = await addInterview(await team.as("lead", "scope:update"), {
      ...INTERVIEW,
      objectives: [theirs.id],
    });
    expect(outcome).toMatchObject({ ok: false, reason: "no-such-objective", field: "objectives" });
  });
});
