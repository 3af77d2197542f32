import { expect, it } from "vitest";
import { readLmEval } from "#lib/evaluation/formats/lm-eval/results.ts";
import { must } from "#prisma/seed/must.ts";
import { resultsFile } from "#prisma/seed/results-file.ts";
import { fullRun, MEASURED, quickLook } from "#prisma/seed/support-assistant/runs.ts";

const date = new Date("2026-11-20T22:20:00Z");

it.each(Object.values(MEASURED))("the run of $model reads as a file of the harness", (measured) => {
  const { scores, partial, warnings, modelName } = must(readLmEval(resultsFile(fullRun(measured, date))));
  expect({ partial, warnings, modelName }).toEqual({ partial: false, warnings: [], modelName: measured.model });
  const find = (task: string, metric: string) => scores.find((score) => score.task === task && score.metric === metric);
  expect(find("billing-test", "exact_match")).toMatchObject({
    value: measured.billing / 590,
    n: 590,
    parent: "support-de",
    interval: { method: "wilson" },
  });
  expect(find("support-de", "exact_match")).toMatchObject({ isGroup: true, n: 802 });
  expect(find("replies-de", "chrf")?.interval?.method).toBe("normal");
  expect(scores.filter(({ task }) => task === "tariff-arithmetic").map(({ filter }) => filter)).toEqual([
    "strict-match",
    "flexible-extract",
  ]);
});

it("the quick look is partial, and its corpus scores have no interval", () => {
  const { scores, partial } = must(readLmEval(resultsFile(quickLook(date))));
  expect(partial).toBe(true);
  expect(scores.find(({ metric }) => metric === "chrf")).toMatchObject({ interval: null, n: 100, nOriginal: 2000 });
});
