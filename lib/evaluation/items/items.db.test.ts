import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { itemSearch } from "#lib/evaluation/items/item-search.ts";
import { listItems } from "#lib/evaluation/queries/list-items.ts";
import { type Answered, addAnswered } from "#lib/evaluation/testing/answered-evaluation.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";

let reading: ProjectAccess<"record:read">;

beforeAll(async () => {
  const { lead, ...project } = await makeProject();
  const adding = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
  const answers = Array.from({ length: 60 }, (_, at): Answered => {
    const expected = `clause ${at} ends`;
    return {
      ...{ key: `q${at}`, input: at === 7 ? "100 % sure?" : `What of ${at}?`, expected },
      answer: at % 4 === 0 ? expected : "nothing",
      fields: { language: at % 3 === 0 ? "de" : "en" },
    };
  });
  const metrics = [{ metric: "accuracy" }, { metric: "chrf" }] as const;
  await addAnswered(adding, { answers, metrics });
  await addAnswered(adding, { answers: answers.map((one) => ({ ...one, answer: `${one.key} again` })), metrics });
});

async function search(asked: Record<string, string>) {
  const found = await listItems(reading, 1, itemSearch.parse(asked));
  if (!found) throw new Error("There is no such evaluation.");
  return { ...found, keys: found.items.map(({ key }) => key) };
}

describe("the items of an evaluation", () => {
  it("come in the order of the file, page by page", async () => {
    expect(await search({})).toMatchObject({
      total: 60,
      searched: null,
      sliceFields: ["language"],
      tasks: ["billing"],
    });
    expect((await search({ page: "3" })).keys).toEqual(Array.from({ length: 10 }, (_, at) => `q${50 + at}`));
    expect((await search({ page: "99" })).keys).toEqual([]);
  });

  it.each([
    // As a form sends it: a metric is always chosen, and what was left empty comes along.
    [{ metric: "chrf", above: "", below: "", sort: "position", text: "", slice: "" }, 60, "q0"],
    [{ metric: "accuracy", above: "0.5" }, 15, "q0"],
    [{ metric: "accuracy", below: "0.5", field: "language", slice: "en" }, 30, "q1"],
    [{ field: "language", slice: "de" }, 20, "q0"],
    [{ metric: "nothing", below: "1" }, 60, "q0"],
    [{ task: "other" }, 0, undefined],
    [{ failed: "1" }, 0, undefined],
  ])("are narrowed by %j", async (asked, total, first) => {
    const found = await search(asked as Record<string, string>);
    expect([found.total, found.keys[0]]).toEqual([total, first]);
  });

  it("are sorted by a metric, the lowest or the highest first", async () => {
    const scores = async (sort: string) =>
      (await search({ metric: "chrf", sort })).items.map(({ values }) => values[1] ?? Number.NaN);
    const [lowest, highest] = [await scores("lowest"), await scores("highest")];
    expect(lowest).toEqual(lowest.toSorted((a, b) => a - b));
    expect(highest).toEqual(highest.toSorted((a, b) => b - a));
    expect(highest[0]).toBeCloseTo(100, 9);
  });

  it("are found by words in question, answer or key, which mean nothing but themselves", async () => {
    expect((await search({ text: "of 12", metric: "chrf" })).keys).toEqual(["q12"]);
    expect((await search({ text: "100 %" })).keys).toEqual(["q7"]);
    expect((await search({ text: "_%_" })).keys).toEqual([]);
    expect((await search({ text: "clause 3 ends" })).searched).toEqual({ from: 0, to: 60, more: false });
  });

  it("stand beside the answers of another evaluation", async () => {
    const { items, beside } = await search({ beside: "2", page: "2" });
    expect(beside?.number).toBe(2);
    expect(items[0]?.beside?.answer?.text).toBe("q25 again");
    expect((await search({ beside: "99" })).beside).toBeNull();
  });
});
