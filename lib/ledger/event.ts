/** How one kind of event reads, after "Ada Lovelace …". Payloads hold ids and names, never content or secrets. */
export type EventKind<Payload> = { readonly describe: (payload: Payload) => string };

export function event<Payload extends Readonly<Record<string, unknown>>>(
  describe: (payload: Payload) => string,
): EventKind<Payload> {
  return { describe };
}

/** The phase an event belongs to, or null; a plain string, since the phases are defined above this module. */
export type EventPhase = string | null;
