import { event } from "#lib/ledger/event.ts";

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
  "consent.withdrawn": event<{ source: number; name: string; consent: number; touches: string[] }>(
    (p) =>
      `withdrew consent ${p.consent} for data source ${p.source}, ${p.name}${p.touches.length > 0 ? `; it touches ${p.touches.join(", ")}` : ""}`,
  ),
};
