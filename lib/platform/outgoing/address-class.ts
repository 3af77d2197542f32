import { BlockList, isIP } from "node:net";

/**
 * What stands behind an address. `internal` is a place of one's own (loopback, private networks, carrier-grade NAT, unique
 * local), `metadata` is link-local or where a cloud keeps the credentials of its machines, `unusable` is no place that
 * anybody serves at: reserved, multicast, documentation, and every way of writing IPv4 inside IPv6 except the mapped one.
 */
export type AddressClass = "public" | "internal" | "metadata" | "unusable";

type Subnet = readonly [network: string, prefix: number];

// Networks of the two families are kept apart: a BlockList compares ::ffff:0:0/96 with every IPv4 address.
const V4 = {
  metadata: listOf("ipv4", [
    ["169.254.0.0", 16], // link-local, RFC 3927; 169.254.169.254 is most clouds' metadata
    ["168.63.129.16", 32], // Azure's host, in public space
    ["100.100.100.200", 32], // Alibaba Cloud
    ["192.0.0.192", 32], // Oracle Cloud
  ]),
  internal: listOf("ipv4", [
    ["10.0.0.0", 8], // RFC 1918
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
    ["127.0.0.0", 8],
    ["100.64.0.0", 10], // carrier-grade NAT, RFC 6598
  ]),
  unusable: listOf("ipv4", [
    ["0.0.0.0", 8], // "this network"; Linux connects 0.0.0.0 to itself
    ["192.0.0.0", 24],
    ["192.0.2.0", 24], // documentation, RFC 5737
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["192.88.99.0", 24], // 6to4 relays, RFC 7526
    ["198.18.0.0", 15], // benchmarks, RFC 2544
    ["224.0.0.0", 4], // multicast
    ["240.0.0.0", 4], // reserved, and 255.255.255.255
  ]),
};

const V6 = {
  metadata: listOf("ipv6", [
    ["fe80::", 10],
    ["fd00:ec2::254", 128], // AWS
    ["fd20:ce::254", 128], // Google Cloud
  ]),
  internal: listOf("ipv6", [
    ["::1", 128],
    ["fc00::", 7],
  ]),
  /** Inside the global unicast space, and yet no place of anybody's. */
  unusable: listOf("ipv6", [
    ["2001::", 23], // IETF protocols: Teredo, ORCHID, benchmarks, RFC 2928
    ["2001:db8::", 32], // documentation, RFC 3849
    ["2002::", 16], // 6to4, which holds an IPv4 address
    ["3fff::", 20], // documentation, RFC 9637
  ]),
  global: listOf("ipv6", [["2000::", 3]]),
};

/**
 * @param address as a resolver or a URL gives it: dotted IPv4, or IPv6 without brackets, with or without a zone.
 * @see IANA, IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
 */
export function classOfAddress(address: string): AddressClass {
  const [unscoped = ""] = address.split("%");
  const family = isIP(unscoped);
  if (family === 4) return classOfV4(unscoped);
  if (family !== 6) return "unusable";
  const mapped = mappedV4(unscoped);
  return mapped === null ? classOfV6(unscoped) : classOfV4(mapped);
}

function classOfV4(address: string): AddressClass {
  if (V4.metadata.check(address, "ipv4")) return "metadata";
  if (V4.internal.check(address, "ipv4")) return "internal";
  return V4.unusable.check(address, "ipv4") ? "unusable" : "public";
}

function classOfV6(address: string): AddressClass {
  if (V6.metadata.check(address, "ipv6")) return "metadata";
  if (V6.internal.check(address, "ipv6")) return "internal";
  // Only 2000::/3 has been given out. All else is refused unseen: ::, IPv4-compatible, NAT64, site-local, multicast.
  return V6.global.check(address, "ipv6") && !V6.unusable.check(address, "ipv6") ? "public" : "unusable";
}

/** The IPv4 address in ::ffff:a.b.c.d, in whatever way it is written; null for any other. */
function mappedV4(address: string): string | null {
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(new URL(`http://[${address}]/`).hostname) ?? [];
  if (high === undefined || low === undefined) return null;
  const bits = Number.parseInt(high, 16) * 2 ** 16 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join(".");
}

function listOf(family: "ipv4" | "ipv6", subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
