import { event } from "#lib/ledger/event.ts";

export const gatewayEvents = {
  "gateway.changed": event<{
    connection: number;
    name: string;
    cacheEnabled: boolean;
    ttlHours: number;
    embeddingModel: string | null;
    similarity: number;
  }>(
    (p) =>
      `set the gateway to connection ${p.connection}, ${p.name}, ${p.cacheEnabled ? `keeping answers for ${p.ttlHours} h` : "keeping no answers"}${p.cacheEnabled && p.embeddingModel ? `, like questions from ${p.similarity}` : ""}`,
  ),
  "gateway.emptied": event<Record<string, never>>(() => "emptied the gateway's cache"),
};
