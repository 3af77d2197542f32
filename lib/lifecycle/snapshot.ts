import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Answer } from "#lib/lifecycle/checklist-rules.ts";
import type { CoverKey } from "#lib/lifecycle/covers.ts";

/** One recorded thing a signature covers, in words a reviewer reads: `Source “CRM tickets”` and its fields by label. */
export type FactRecord = {
  readonly id: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
};

export type SnapshotEvidence =
  | { readonly title: string; readonly sha256: string }
  | { readonly title: string; readonly url: string };

export type SnapshotItem = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly answer: Answer;
  readonly note: string | null;
  readonly evidence: readonly SnapshotEvidence[];
};

/** Everything somebody signs at once. Lists are sets: their order carries no meaning and is not signed. */
export type ChecklistSnapshot = {
  /** A checklist, or something that is signed by itself and has no items. */
  readonly kind: "checklist" | "record" | "release";
  readonly template: { readonly key: string; readonly version: number };
  readonly round: number;
  readonly items: readonly SnapshotItem[];
  readonly facts: Readonly<Partial<Record<CoverKey, readonly FactRecord[]>>>;
};

/**
 * JSON in the one form of RFC 8785: sorted keys, no blanks, numbers as ECMAScript writes them.
 * @throws Error for what is not JSON: NaN, infinities, lone surrogates, cycles.
 */
export function canonicalJson(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error("Only a JSON value has a canonical form.");
  return canonical;
}

/**
 * The bytes (as UTF-8) that a signature covers. Items, records and evidence are put in the order of their keys first, and
 * a cover without records is left out, so that two snapshots that say the same are the same.
 * @throws Error when two items or two records of a cover share a key.
 */
export function canonicalSnapshot(snapshot: ChecklistSnapshot): string {
  return canonicalJson({
    ...snapshot,
    items: inOrder(snapshot.items, (item) => item.key).map((item) => ({
      ...item,
      evidence: [...new Map(item.evidence.map((one) => [canonicalJson(one), one]))]
        .sort(([a], [b]) => compare(a, b))
        .map(([, one]) => one),
    })),
    facts: Object.fromEntries(
      Object.entries(snapshot.facts)
        .filter(([, records]) => records.length > 0)
        .map(([cover, records]) => [cover, inOrder(records, (record) => record.id)]),
    ),
  });
}

/** SHA-256, lower-case hex, of the UTF-8 bytes of a canonical form. */
export function digestOf(canonical: string): string {
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

function inOrder<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  if (new Set(list.map(keyOf)).size !== list.length) throw new Error("Two entries of a snapshot share a key.");
  return list.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}

/** By UTF-16 code unit, as RFC 8785 sorts keys: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One thing that is not as it was when somebody signed, in words. `null` stands for nothing there. */
export type Difference = {
  /** Where in the snapshot, by key and id: ["facts", "data.sources", "<id>", "licence"]. */
  readonly path: readonly string[];
  /** `Answer C2 (lawful basis)`, `Source “CRM tickets” · licence`. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly kind: "added" | "removed" | "changed";
};

type Scalar = string | number | boolean | null | undefined;

/**
 * What changed from one snapshot to another, in a fixed order: checklist, items, facts. Entries are matched by their key
 * or id, never by their place. Empty exactly when both have the same digest.
 */
export function differenceBetween(before: ChecklistSnapshot, after: ChecklistSnapshot): readonly Difference[] {
  const covers = pairsOf(Object.entries(before.facts), Object.entries(after.facts), ([cover]) => cover);
  return [
    ...change(["template", "key"], "Checklist", before.template.key, after.template.key),
    ...change(["template", "version"], "Version of the checklist", before.template.version, after.template.version),
    ...change(["round"], "Round", before.round, after.round),
    ...pairsOf(before.items, after.items, (item) => item.key).flatMap(({ was, is }) => itemDifference(was, is)),
    ...covers.flatMap(({ key: cover, was, is }) =>
      pairsOf(was?.[1] ?? [], is?.[1] ?? [], (record) => record.id).flatMap((pair) =>
        recordDifference(["facts", cover, pair.key], pair.was, pair.is),
      ),
    ),
  ];
}

function itemDifference(was: SnapshotItem | undefined, is: SnapshotItem | undefined): readonly Difference[] {
  const item = is ?? was;
  if (!item) return [];
  const path = ["items", item.key];
  const name = `${item.key} (${item.title.charAt(0).toLowerCase()}${item.title.slice(1)})`;
  if (!was || !is) return change(path, `Item ${name}`, was?.text, is?.text);
  return [
    ...change([...path, "title"], `Title of ${name}`, was.title, is.title),
    ...change([...path, "text"], `Wording of ${name}`, was.text, is.text),
    ...change([...path, "answer"], `Answer ${name}`, was.answer.replace("-", " "), is.answer.replace("-", " ")),
    ...change([...path, "note"], `Note on ${name}`, was.note, is.note),
    ...pairsOf(was.evidence, is.evidence, canonicalJson).flatMap((pair) =>
      change([...path, "evidence", pair.key], `Evidence for ${name}`, titleOf(pair.was), titleOf(pair.is)),
    ),
  ];
}

function titleOf(evidence: SnapshotEvidence | undefined): string | undefined {
  if (!evidence) return undefined;
  return `${evidence.title} (${"url" in evidence ? evidence.url : `SHA-256 ${evidence.sha256.slice(0, 12)}…`})`;
}

function recordDifference(
  path: readonly string[],
  was: FactRecord | undefined,
  is: FactRecord | undefined,
): readonly Difference[] {
  const label = (is ?? was)?.label ?? "";
  if (!was || !is) return change(path, label, summaryOf(was), summaryOf(is));
  return [
    ...change([...path, "label"], `${label} · name`, was.label, is.label),
    ...pairsOf(Object.entries(was.fields), Object.entries(is.fields), ([field]) => field).flatMap((pair) =>
      change([...path, "fields", pair.key], `${label} · ${pair.key}`, pair.was?.[1], pair.is?.[1]),
    ),
  ];
}

function summaryOf(record: FactRecord | undefined): string | undefined {
  if (!record) return undefined;
  const fields = Object.entries(record.fields).sort(([a], [b]) => compare(a, b));
  return fields.flatMap(([field, value]) => (value === null ? [] : `${field}: ${shown(value)}`)).join(" · ");
}

function change(path: readonly string[], label: string, was: Scalar, is: Scalar): readonly Difference[] {
  if (was === is) return [];
  const [before, after] = [shown(was), shown(is)];
  const kind = before === null && after !== null ? "added" : after === null && before !== null ? "removed" : "changed";
  return [{ path, label, before, after, kind }];
}

function shown(value: Scalar): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

type Pair<T> = { readonly key: string; readonly was: T | undefined; readonly is: T | undefined };

const NATURAL = new Intl.Collator("en", { numeric: true });

/** Both sides matched by key; C2 comes before C10. */
function pairsOf<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): readonly Pair<T>[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort((a, b) => NATURAL.compare(a, b) || compare(a, b))
    .map((key) => ({ key, was: was.get(key), is: is.get(key) }));
}
