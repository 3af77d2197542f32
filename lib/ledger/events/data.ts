import { event } from "#lib/ledger/event.ts";

const PURPOSES: Record<string, string | undefined> = { train: "train on", test: "test with", other: "keep" };

function ordinal(count: number): string {
  const suffixes: Record<string, string> = { one: "st", two: "nd", few: "rd" };
  return `${count}${suffixes[ORDINALS.select(count)] ?? "th"}`;
}

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });

export const dataEvents = {
  "source.added": event<{ source: number; name: string }>((p) => `added data source ${p.source}: ${p.name}`),
  "source.edited": event<{ source: number; name: string; revision: number; fields: string[] }>(
    (p) => `edited data source ${p.source}, ${p.name}: ${p.fields.join(", ")}`,
  ),
  "source.retired": event<{ source: number; name: string }>((p) => `retired data source ${p.source}: ${p.name}`),
  "consent.recorded": event<{ source: number; name: string; consent: number; replaces: number | null }>(
    (p) =>
      `recorded consent ${p.consent} for data source ${p.source}, ${p.name}${p.replaces ? `, in place of consent ${p.replaces}` : ""}`,
  ),
  "dataset.added": event<{ dataset: number; name: string }>((p) => `added dataset ${p.dataset}: ${p.name}`),
  "dataset.version-uploaded": event<{
    dataset: number;
    name: string;
    version: number;
    purpose: string;
    sha256: string;
    rows: number;
    sources: number[];
  }>(
    (p) =>
      `uploaded version ${p.version} of dataset ${p.dataset}, ${p.name}: ${p.rows} ${p.rows === 1 ? "row" : "rows"} to ${PURPOSES[p.purpose] ?? p.purpose}, SHA-256 ${p.sha256.slice(0, 12)}`,
  ),
  "dataset.overlap-measured": event<{ test: string; train: string; method: number; rows: number; of: number }>(
    (p) => `measured how much of test set ${p.test} stands in training set ${p.train}: ${p.rows} of ${p.of} rows`,
  ),
  "test-set.looked": event<{ dataset: number; version: number; look: number; evaluation: number }>(
    (p) =>
      `looked at test set ${p.dataset}/${p.version} for the ${ordinal(p.look)} time, in evaluation ${p.evaluation}`,
  ),
  "consent.withdrawn": event<{ source: number; name: string; consent: number; touches: string[] }>(
    (p) =>
      `withdrew consent ${p.consent} for data source ${p.source}, ${p.name}${p.touches.length > 0 ? `; it touches ${p.touches.join(", ")}` : ""}`,
  ),
};
