import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { getComparison } from "#lib/evaluation/queries/get-comparison.ts";
import { listPairedItems } from "#lib/evaluation/queries/list-paired-items.ts";
import { type Answered, addAnswered } from "#lib/evaluation/testing/answered-evaluation.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { compareSystems } from "#lib/statistics/comparison/compare.ts";
import { createScorer } from "#lib/statistics/create-scorer.ts";

let adding: ProjectAccess<"evaluation:import">;
let reading: ProjectAccess<"record:read" | "project:read">;

beforeEach(async () => {
  const { lead, ...project } = await makeProject();
  adding = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
});

/** @param isRight which of the answers are. */
function answers(count: number, isRight: (at: number) => boolean): Answered[] {
  return Array.from({ length: count }, (_, at) => {
    const expected = at % 2 === 0 ? "1" : "0";
    return {
      key: `q${at}`,
      input: `question ${at}`,
      expected,
      answer: isRight(at) ? expected : at % 2 === 0 ? "0" : "1",
    };
  });
}

const METRICS = [{ metric: "accuracy" }, { metric: "f1" }] as const;

describe("a comparison", () => {
  it("pairs the items by key, counts wins and losses, and says as compareSystems does", async () => {
    const [before, after] = [(at: number) => at % 2 === 0, (at: number) => at % 3 !== 0];
    await addAnswered(adding, { answers: answers(120, before), metrics: METRICS });
    await addAnswered(adding, { answers: answers(120, after).toReversed(), metrics: METRICS });
    const compared = await getComparison(reading, { baseline: 1, candidate: 2 });
    const [accuracy, f1] = compared?.scores ?? [];
    const right = (isRight: (at: number) => boolean) =>
      Float64Array.from({ length: 120 }, (_, at) => Number(isRight(at)));
    const expected = compareSystems(createScorer("accuracy"), right(before), right(after), "higher");
    expect(accuracy?.paired).toMatchObject({
      method: "mcnemar",
      n: 120,
      items: expected.items,
      p: expected.p,
      interval: expected.interval,
    });
    expect(f1?.paired?.method).toBe("paired-bootstrap");
    expect(f1?.paired?.delta).toBeCloseTo((f1?.candidate.value ?? 0) - (f1?.baseline.value ?? 0), 12);
    expect(compared?.items).toEqual([{ task: "billing", filter: "none", baseline: 120, candidate: 120, shared: 120 }]);
  });

  it("says how many items are shared, and compares those alone", async () => {
    await addAnswered(adding, { answers: answers(100, () => false) });
    await addAnswered(adding, { answers: answers(60, (at) => at < 40) });
    const compared = await getComparison(reading, { baseline: 1, candidate: 2 });
    expect(compared?.items).toEqual([{ task: "billing", filter: "none", baseline: 100, candidate: 60, shared: 60 }]);
    expect(compared?.scores[0]?.paired).toMatchObject({
      n: 60,
      verdict: "better",
      items: { wins: 40, losses: 0, ties: 20 },
    });
  });

  it("pairs corpus scores of text by the numbers their items left", async () => {
    const metrics = (["bleu", "chrf", "ter"] as const).map((metric) => ({ metric }));
    const said = (at: number) => `the contract of party ${at} ends after thirty days without notice`;
    const answered = (isRight: (at: number) => boolean) =>
      Array.from({ length: 60 }, (_, at) => ({
        ...{
          key: `q${at}`,
          expected: said(at),
          answer: isRight(at) ? said(at) : said(at).replace("thirty days", "a week"),
        },
      }));
    await addAnswered(adding, { answers: answered((at) => at % 3 === 0), metrics });
    await addAnswered(adding, { answers: answered((at) => at % 3 !== 0), metrics });
    const scores = (await getComparison(reading, { baseline: 1, candidate: 2 }))?.scores ?? [];
    expect(scores.map(({ metricKey, paired }) => [metricKey, paired?.method, paired?.n, paired?.verdict])).toEqual([
      ["bleu", "paired-bootstrap", 60, "better"],
      ["chrf", "paired-bootstrap", 60, "better"],
      ["ter", "paired-bootstrap", 60, "better"],
    ]);
    expect(scores[0]?.paired?.items).toEqual({ wins: 40, losses: 20, ties: 0 });
  });

  it("holds scores against each other as they are where no item is shared", async () => {
    await addAnswered(adding, { answers: answers(50, () => true) });
    const others = answers(50, (at) => at % 2 === 0).map((one) => ({ ...one, key: `other ${one.key}` }));
    await addAnswered(adding, { answers: others });
    const [score] = (await getComparison(reading, { baseline: 1, candidate: 2 }))?.scores ?? [];
    expect(score?.paired).toBeNull();
    expect(score?.unpaired?.delta).toBeCloseTo(-0.5, 12);
    expect(score?.unpaired?.interval?.high).toBeLessThan(0);
  });

  it("finds nothing for an evaluation beside itself, or one of another project", async () => {
    await addAnswered(adding, { answers: answers(10, () => true) });
    const { lead, ...other } = await makeProject();
    await addAnswered(await accessFor(lead, other, "evaluation:import"), { answers: answers(10, () => true) });
    expect(await getComparison(reading, { baseline: 1, candidate: 1 })).toBeNull();
    expect(await getComparison(reading, { baseline: 1, candidate: 2 })).toBeNull();
  });
});

describe("the items of a comparison", () => {
  it("are those that were won, lost or came out alike, with both answers", async () => {
    await addAnswered(adding, { answers: answers(10, (at) => at < 6) });
    await addAnswered(adding, { answers: answers(10, (at) => at > 3) });
    const asked = { baseline: 1, candidate: 2, task: "billing", filters: ["none"], direction: "higher" } as const;
    const list = async (outcome: "wins" | "losses" | "ties", page = 1) => {
      const items = await listPairedItems(reading, {
        ...asked,
        ...{ column: { baseline: 0, candidate: 0 }, outcome, page, pageSize: 3 },
      });
      return items.map(({ key }) => key);
    };
    expect(await list("wins")).toEqual(["q6", "q7", "q8"]);
    expect(await list("wins", 2)).toEqual(["q9"]);
    expect(await list("losses")).toEqual(["q0", "q1", "q2"]);
    expect(await list("ties")).toEqual(["q4", "q5"]);
    const [first] = await listPairedItems(reading, {
      ...asked,
      ...{ column: { baseline: 0, candidate: 0 }, outcome: "wins", page: 1, pageSize: 1 },
    });
    expect(first).toMatchObject({
      ...{ input: "question 6", expected: ["1"] },
      ...{ before: { value: 0, answer: "0" }, after: { value: 1, answer: "1" } },
    });
  });
});
