import "server-only";
import { headers } from "next/headers";

/** What a sign-in keeps about where it came from, so that people recognise their sessions. */
export type Device = { readonly userAgent: string; readonly address: string };

export async function currentDevice(): Promise<Device> {
  const sent = await headers();
  return { userAgent: sent.get("user-agent") ?? "unknown", address: addressOf(sent) };
}

/** The caller's address, as the nearest proxy (or Next.js itself) reports it; see lib/platform/client-address.ts. */
export function addressOf(sent: Headers): string {
  const nearest = sent.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  // An IPv4 address as a socket for both families writes it.
  return nearest?.replace(/^::ffff:(?=\d+\.)/, "") || "unknown";
}
