import { describe, expect, it } from "vitest";
import { referencesIn } from "#lib/training/rules/dataset-reference.ts";

const hash = "A".repeat(64);
const first = (name: string, digest = "", source = "") => referencesIn({ name, digest, source })[0];

describe("which version a run means", () => {
  it.each([
    ["the hash of the file", first("x", hash), { by: "hash", sha256: hash.toLowerCase() }],
    ["a hash in the source", first("x", "1a2b", `{"sha256":"${hash}"}`), { by: "hash", sha256: hash.toLowerCase() }],
    ["its number", first("3/2"), { by: "number", dataset: 3, version: 2 }],
    [
      "its address",
      first("x", "1a2b", '{"url":"https://cairn.example/api/v1/projects/a/datasets/3/versions/2/file"}'),
      { by: "number", dataset: 3, version: 2 },
    ],
    ["its name and version", first("support tickets v4"), { by: "name", name: "support tickets", version: 4 }],
    ["its name and version with a slash", first("tickets/4"), { by: "name", name: "tickets", version: 4 }],
  ])("%s", (_what, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each(["tickets", "", "tickets v", "v4"])("nothing by “%s”, which names no version", (name) => {
    expect(referencesIn({ name, digest: "3f5a1c2d", source: '{"uri":"data/tickets.jsonl"}' })).toEqual([]);
  });
});
