import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChecklistSnapshot,
  canonicalJson,
  canonicalSnapshot,
  differenceBetween,
  digestOf,
  type FactRecord,
  type SnapshotEvidence,
  type SnapshotItem,
} from "#lib/lifecycle/snapshot.ts";

const basis: SnapshotItem = {
  key: "C2",
  title: "Lawful basis",
  text: "Each source has a basis.",
  answer: "met",
  note: null,
  evidence: [{ title: "Balancing test", sha256: "ab".repeat(32) }],
};
const children: SnapshotItem = { ...basis, key: "C10", title: "Children", answer: "open", evidence: [] };
const tickets: FactRecord = {
  id: "s1",
  label: "Source “CRM tickets”",
  fields: { licence: "internal", "personal data": true, "retention days": 90 },
};
const signed: ChecklistSnapshot = {
  kind: "checklist",
  template: { key: "data-consent", version: 1 },
  round: 1,
  items: [basis, children],
  facts: { "data.sources": [tickets], "data.consents": [] },
};

const digest = (snapshot: ChecklistSnapshot) => digestOf(canonicalSnapshot(snapshot));

describe("canonical form", () => {
  test("is RFC 8785 (its own example of section 3.2.2)", () => {
    const example = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("has the digest any SHA-256 gives", () => {
    expect(digestOf("{}")).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });

  test.each([[undefined], [Number.NaN], ["\ud800"]])("refuses what is not JSON: %j", (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  test("refuses two entries of the same key", () => {
    expect(() => canonicalSnapshot({ ...signed, items: [basis, basis] })).toThrow("share a key");
  });

  test("does not know the order of items, records and evidence, nor covers without records", () => {
    const turned = { ...signed, items: [children, basis], facts: { "data.sources": [tickets] } };
    expect(digest(turned)).toBe(digest(signed));
  });

  test("the same document attached twice is one document", () => {
    const twice = { ...basis, evidence: [...basis.evidence, ...basis.evidence] };
    expect(digest({ ...signed, items: [twice, children] })).toBe(digest(signed));
  });
});

describe("differenceBetween", () => {
  const changes = (after: ChecklistSnapshot) =>
    differenceBetween(signed, after).map(
      (one) => `${one.kind} ${one.label}: ${one.before ?? "nothing"} → ${one.after ?? "nothing"}`,
    );
  const withItem = (change: Partial<SnapshotItem>) => ({ ...signed, items: [{ ...basis, ...change }, children] });
  const withSource = (change: Partial<FactRecord>) => ({
    ...signed,
    facts: { "data.sources": [{ ...tickets, ...change }] },
  });

  test.each<[string, ChecklistSnapshot, string[]]>([
    ["nothing", { ...signed }, []],
    ["an answer", withItem({ answer: "not-applicable" }), ["changed Answer C2 (lawful basis): met → not applicable"]],
    ["a note", withItem({ note: "See page 4." }), ["added Note on C2 (lawful basis): nothing → See page 4."]],
    [
      "a document",
      withItem({ evidence: [{ title: "Test", url: "https://docs.example/lia" }] }),
      [
        "removed Evidence for C2 (lawful basis): Balancing test (SHA-256 abababababab…) → nothing",
        "added Evidence for C2 (lawful basis): nothing → Test (https://docs.example/lia)",
      ],
    ],
    [
      "an item",
      { ...signed, items: [children] },
      ["removed Item C2 (lawful basis): Each source has a basis. → nothing"],
    ],
    [
      "a field",
      withSource({ fields: { ...tickets.fields, licence: "CC-BY-4.0", "personal data": false } }),
      [
        "changed Source “CRM tickets” · licence: internal → CC-BY-4.0",
        "changed Source “CRM tickets” · personal data: yes → no",
      ],
    ],
    [
      "a field that is gone",
      withSource({ fields: { licence: "internal", "personal data": true } }),
      ["removed Source “CRM tickets” · retention days: 90 → nothing"],
    ],
    [
      "a name",
      withSource({ label: "Source “Tickets”" }),
      ["changed Source “Tickets” · name: Source “CRM tickets” → Source “Tickets”"],
    ],
    [
      "a new record",
      {
        ...signed,
        facts: {
          "data.sources": [{ id: "s0", label: "Source “Wiki”", fields: { licence: "MIT", owner: null } }, tickets],
        },
      },
      ["added Source “Wiki”: nothing → licence: MIT"],
    ],
    [
      "round and version",
      { ...signed, round: 2, template: { key: "data-consent", version: 2 } },
      ["changed Version of the checklist: 1 → 2", "changed Round: 1 → 2"],
    ],
  ])("%s", (_name, after, expected) => {
    expect(changes(after)).toEqual(expected);
  });

  test("items come in the order people count", () => {
    const after = {
      ...signed,
      items: [
        { ...children, note: "b" },
        { ...basis, note: "a" },
      ],
    };
    expect(differenceBetween(signed, after).map((one) => one.path[1])).toEqual(["C2", "C10"]);
  });
});

const word = fc.constantFrom("a", "b", "", "1");
const someEvidence: fc.Arbitrary<SnapshotEvidence> = fc.oneof(
  fc.record({ title: word, sha256: word }),
  fc.record({ title: word, url: word }),
);
const someItem = fc.record<SnapshotItem>({
  key: fc.constantFrom("C1", "C2", "C10"),
  title: word,
  text: word,
  answer: fc.constantFrom("open", "met", "not-applicable"),
  note: fc.option(word),
  evidence: fc.array(someEvidence, { maxLength: 3 }),
});
const someRecord = fc.record<FactRecord>({
  id: fc.constantFrom("r1", "r01", "r2", "__proto__"),
  label: word,
  fields: fc.dictionary(
    fc.constantFrom("x", "y", "__proto__"),
    fc.oneof(word, fc.constantFrom(0, -0, 1), fc.boolean(), fc.constant(null)),
    { noNullPrototype: true },
  ),
});
const someRecords = fc.uniqueArray(someRecord, { selector: (record) => record.id, maxLength: 3 });
const someSnapshot = fc.record<ChecklistSnapshot>({
  kind: fc.constant("checklist"),
  template: fc.record({ key: word, version: fc.constantFrom(1, 2) }),
  round: fc.constantFrom(1, 2),
  items: fc.uniqueArray(someItem, { selector: (item) => item.key, maxLength: 3 }),
  facts: fc.record({ "data.sources": someRecords, "data.consents": someRecords }, { requiredKeys: [] }),
});
/** `one` with a few of its parts taken from `other`. */
function mixed<T extends object>(one: T, other: T, parts: readonly (keyof T)[]): T {
  return { ...one, ...Object.fromEntries(parts.map((part) => [part, other[part]])) };
}
const someItemChange = fc.tuple(someItem, fc.subarray(["title", "text", "answer", "note", "evidence"] as const));
const someRecordChange = fc.tuple(someRecord, fc.subarray(["label", "fields"] as const));
/** Two snapshots that are alike but for a few whole parts, or for a few parts of one item and of one record. */
const somePair = fc.oneof(
  fc
    .tuple(someSnapshot, someSnapshot, fc.subarray(["template", "round", "items", "facts"] as const))
    .map(([one, other, parts]): [ChecklistSnapshot, ChecklistSnapshot] => [one, mixed(one, other, parts)]),
  fc
    .tuple(someSnapshot, someItem, someItemChange, someRecord, someRecordChange)
    .map(([one, item, itemChange, record, recordChange]): [ChecklistSnapshot, ChecklistSnapshot] => [
      { ...one, items: [item], facts: { "data.sources": [record] } },
      { ...one, items: [mixed(item, ...itemChange)], facts: { "data.sources": [mixed(record, ...recordChange)] } },
    ]),
);

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

describe("for any snapshots", () => {
  test("the difference is empty exactly when the digests are equal", () => {
    fc.assert(
      fc.property(somePair, ([before, after]) => {
        expect(differenceBetween(before, after).length === 0).toBe(digest(before) === digest(after));
      }),
      { numRuns: 2000 },
    );
  });

  test("the order of keys does not matter", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
  });

  test("the order of lists does not matter", () => {
    fc.assert(
      fc.property(someSnapshot, (snapshot) => {
        const turned = {
          ...snapshot,
          items: snapshot.items.toReversed().map((item) => ({ ...item, evidence: item.evidence.toReversed() })),
        };
        expect(digest(turned)).toBe(digest(snapshot));
        expect(differenceBetween(snapshot, turned)).toEqual([]);
      }),
    );
  });

  test("a difference read backwards is the same difference, and each has its own path", () => {
    fc.assert(
      fc.property(somePair, ([before, after]) => {
        const there = differenceBetween(before, after);
        const back = differenceBetween(after, before);
        expect(back.map((one) => [one.path, one.after, one.before])).toEqual(
          there.map((one) => [one.path, one.before, one.after]),
        );
        expect(new Set(there.map((one) => JSON.stringify(one.path))).size).toBe(there.length);
      }),
    );
  });

  test("a stored snapshot read back has the same digest", () => {
    fc.assert(
      fc.property(someSnapshot, (snapshot) => {
        expect(digest(JSON.parse(canonicalSnapshot(snapshot)))).toBe(digest(snapshot));
      }),
    );
  });
});
