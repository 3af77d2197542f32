import { event } from "#lib/ledger/event.ts";

/** Payloads name the host a connection calls, never its key. */
export const connectionEvents = {
  "connection.added": event<{ connection: number; name: string; host: string }>(
    (p) => `added connection ${p.connection}, ${p.name}, to ${p.host}`,
  ),
  "connection.edited": event<{ connection: number; name: string; host: string; fields: string[] }>(
    (p) => `edited connection ${p.connection}, ${p.name}: ${p.fields.join(", ")}`,
  ),
  "connection.retired": event<{ connection: number; name: string }>(
    (p) => `retired connection ${p.connection}: ${p.name}`,
  ),
  "connection.tested": event<{ connection: number; name: string; ok: boolean }>(
    (p) => `tested connection ${p.connection}, ${p.name}: ${p.ok ? "it answers" : "it failed"}`,
  ),
  "allowed-host.added": event<{ host: string; reason: string }>((p) => `allowed connections to ${p.host}: ${p.reason}`),
  "allowed-host.removed": event<{ host: string }>((p) => `no longer allows connections to ${p.host}`),
  "outgoing-rule.changed": event<{ onlyAllowedHosts: boolean }>((p) =>
    p.onlyAllowedHosts ? "allowed connections to listed hosts only" : "allowed connections to any public host",
  ),
};
