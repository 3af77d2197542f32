import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList } from "node:net";

/** Where a reverse proxy stands: on this host or in a private network (RFC 1918, RFC 4193, loopback, link-local). */
const NEARBY = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  NEARBY.addSubnet(network, prefix, "ipv4");
}
NEARBY.addAddress("::1", "ipv6");
NEARBY.addSubnet("fc00::", 7, "ipv6");
NEARBY.addSubnet("fe80::", 10, "ipv6");

/**
 * Next.js fills in X-Forwarded-For only where the client sent none, so that whoever reaches this process directly could
 * call themselves anything and slip through every limit per address. From here on only a nearby sender, as a reverse
 * proxy is, is believed; for everybody else the header is the address of their socket.
 */
export function believeNearbyProxies(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const address = request.socket.remoteAddress;
    if (address && !isNearby(address)) request.headers["x-forwarded-for"] = address;
  });
}

/** @param address IPv4, IPv6, or IPv4 as a socket for both families writes it. */
export function isNearby(address: string): boolean {
  return NEARBY.check(address, address.includes(":") ? "ipv6" : "ipv4");
}
