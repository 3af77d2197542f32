import { describe, expect, it } from "vitest";
import { isNearby } from "#lib/platform/client-address.ts";

describe("isNearby", () => {
  it.each(["127.0.0.1", "::1", "10.1.2.3", "172.31.0.9", "192.168.1.1", "::ffff:10.0.0.7", "fd12::1", "fe80::1"])(
    "believes a proxy at %s",
    (address) => expect(isNearby(address)).toBe(true),
  );

  it.each(["192.0.2.1", "172.32.0.1", "::ffff:203.0.113.9", "2001:db8::1", "11.0.0.1"])(
    "takes %s for the client itself",
    (address) => expect(isNearby(address)).toBe(false),
  );
});
