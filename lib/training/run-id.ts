const HEX = /^[0-9a-f]{32}$/;

/** A run as clients of the tracking API know it: its id without dashes. */
export function wireRunId(id: string): string {
  return id.replaceAll("-", "");
}

/** The id behind a client's, or null where it is none of ours. */
export function runIdOf(wire: string): string | null {
  const hex = wire.replaceAll("-", "").toLowerCase();
  if (!HEX.test(hex)) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
