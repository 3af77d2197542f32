import { expect, test } from "vitest";
import { annotationsOf } from "#components/deployment/annotations.ts";

const startedAt = new Date("2026-11-20T10:00:00Z");
const deployment = {
  kind: "deploy",
  environment: { key: "production", name: "Production" },
  release: { number: 4, version: "1.3.0", digest: "" },
  startedAt,
  outcome: null,
} as const;

test("a chart names what went out and what was rolled back, and leaves out what failed", () => {
  const failed = { result: "failed", at: startedAt, note: "" } as const;
  expect(annotationsOf([deployment, { ...deployment, kind: "rollback" }, { ...deployment, outcome: failed }])).toEqual([
    { x: startedAt.getTime(), label: "1.3.0 → production" },
    { x: startedAt.getTime(), label: "back to 1.3.0 → production" },
  ]);
});
