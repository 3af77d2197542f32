import { stringify } from "csv-stringify/sync";
import type { HistoryEntry } from "#lib/ledger/queries.ts";

const COLUMNS = ["entry", "at", "actor_kind", "actor", "phase", "type", "what", "hash"] as const;

// A cell that begins with =, +, - or @ would be run as a formula by a spreadsheet (OWASP, CSV injection).
const OPTIONS = { escape_formulas: true, record_delimiter: "windows" } as const;

export function historyCsvHead(): string {
  return stringify([[...COLUMNS]], OPTIONS);
}

/** Entries as lines of CSV (RFC 4180), times in UTC. */
export function historyCsvLines(entries: readonly HistoryEntry[]): string {
  return stringify(
    entries.map(({ seq, at, actor, phase, type, sentence, hash }) => [
      seq,
      at.toISOString(),
      actor.kind,
      actor.name,
      phase ?? "",
      type,
      sentence,
      hash,
    ]),
    OPTIONS,
  );
}
