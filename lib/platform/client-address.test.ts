import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { believeNearbyProxies, isNearby } from "#lib/platform/client-address.ts";

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

describe("believeNearbyProxies", () => {
  let peer = "127.0.0.1";
  const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"] ?? "none"));
  server.on("connection", (socket) => Object.defineProperty(socket, "remoteAddress", { get: () => peer }));

  beforeAll(async () => {
    believeNearbyProxies();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());

  async function heardFrom(address: string): Promise<string> {
    peer = address;
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { "x-forwarded-for": "198.51.100.7" } });
    return answer.text();
  }

  it("leaves what a proxy wrote", async () => {
    expect(await heardFrom("10.0.0.2")).toBe("198.51.100.7");
  });

  it("replaces what a client says of itself", async () => {
    expect(await heardFrom("203.0.113.9")).toBe("203.0.113.9");
  });
});
