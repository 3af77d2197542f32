import { describe, expect, it } from "vitest";
import { clearanceOf, examplesClearanceOf, type LineageDataset } from "#lib/training/rules/clearance.ts";

type Version = NonNullable<LineageDataset["version"]>;
const source = {
  number: 3,
  name: "Tickets",
  basis: "in-force",
  sentence: "",
  validUntil: new Date("2027-01-01"),
} as const;
const version: Version = {
  ref: "3/2",
  datasetName: "tickets",
  purpose: "train",
  passedDataGate: true,
  sources: [source],
};
const named = (change: Partial<Version> | null, context = "training"): LineageDataset => ({
  name: "tickets",
  context,
  version: change && { ...version, ...change },
});

describe("the clearance of a run", () => {
  it.each<[string, readonly LineageDataset[], string]>([
    ["all in force", [named({})], "cleared"],
    ["nothing named", [], "no-dataset"],
    ["a dataset that is not kept here", [named({}), named(null)], "not-linked"],
    ["a test set to train on", [named({ purpose: "test" })], "test-set"],
    ["a test set to measure with", [named({}), named({ purpose: "test" }, "eval")], "cleared"],
    ["no source", [named({ sources: [] })], "no-source"],
    ["a withdrawn consent", [named({ sources: [source, { ...source, basis: "consent-withdrawn" }] })], "no-basis"],
    ["never past the gate of Data", [named({ passedDataGate: false })], "not-passed"],
  ])("%s", (_what, datasets, state) => {
    expect(clearanceOf(datasets).state).toBe(state);
  });

  it("holds for a version whose gate is open now", () => {
    expect(clearanceOf([named({ passedDataGate: false })], true).state).toBe("cleared");
  });

  it("holds until the first basis ends", () => {
    const sooner = { ...source, validUntil: new Date("2026-12-01") };
    expect(clearanceOf([named({ sources: [source, sooner] })]).validUntil).toEqual(sooner.validUntil);
  });

  it("does not name a source to readers of dashboards", () => {
    const { fact, outline, path } = clearanceOf([
      named({ sources: [{ ...source, basis: "consent-expired", sentence: "Consent 1 ended." }] }),
    ]);
    expect(fact).toContain("Tickets");
    expect(outline).not.toContain("Tickets");
    expect(path).toBe("data/sources/3");
  });
});

describe("the clearance of a prompt", () => {
  it.each<[string, readonly LineageDataset[], string]>([
    ["without data", [], "cleared"],
    ["with examples in force", [named({}, "examples")], "cleared"],
    ["with examples of a test set", [named({ purpose: "test" }, "examples")], "test-set"],
    ["with examples of no source", [named({ sources: [] }, "examples")], "no-source"],
  ])("%s", (_what, datasets, state) => {
    expect(examplesClearanceOf(datasets).state).toBe(state);
  });

  it("says that it names no data", () => {
    expect(examplesClearanceOf([]).fact).toBe("It names no data that examples in it come from.");
  });
});
