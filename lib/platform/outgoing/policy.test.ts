import { describe, expect, it } from "vitest";
import { hostAndPort, type OutgoingPolicy, targetOf, whyNotAddress } from "#lib/platform/outgoing/policy.ts";

const OPEN: OutgoingPolicy = { allowed: [], onlyAllowed: false };
const listing = (host: string, port: number | null = null, onlyAllowed = false): OutgoingPolicy => ({
  allowed: [{ host, port }],
  onlyAllowed,
});

const judge = (address: string, policy = OPEN) => {
  const target = targetOf(new URL(address), policy);
  return target.ok ? hostAndPort(target.value) : target.reason;
};

describe("what a URL tells", () => {
  it.each([
    ["https://api.openai.com/v1", "api.openai.com:443"],
    ["http://example.org", "example.org:80"],
    ["https://EXAMPLE.org.:8443/v1", "example.org:8443"],
    ["https://[2606:4700:4700::1111]/", "[2606:4700:4700::1111]:443"],
    ["ftp://example.org", "not-http"],
    ["file:///etc/passwd", "not-http"],
    ["gopher://example.org", "not-http"],
    ["https://user@example.org", "credentials"],
    ["https://:secret@example.org", "credentials"],
  ])("%s is %s", (address, answer) => {
    expect(judge(address)).toBe(answer);
  });

  it.each([
    "http://localhost",
    "http://LOCALHOST.:8080",
    "http://any.localhost",
    "http://127.0.0.1",
    "http://127.1",
    "http://2130706433",
    "http://0x7f000001",
    "http://0x7f.0.0.1",
    "http://0177.0.0.1",
    "http://017700000001",
    "http://127.0.0.1.",
    "http://①②⑦.⓪.⓪.①",
    "http://%31%32%37.0.0.1",
    "http://0",
    "http://0.0.0.0",
    "http://[::]",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[0:0:0:0:0:ffff:7f00:1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::127.0.0.1]",
    "http://[fe80::1]",
    "http://[fc00::1]",
    "http://[ff02::1]",
    "http://10.0.0.1",
    "http://172.16.0.1",
    "http://192.168.0.1",
    "http://100.64.0.1",
    "http://169.254.169.254/latest/meta-data",
    "http://0xa9fea9fe/",
    "http://224.0.0.1",
    "http://255.255.255.255",
  ])("%s is private", (address) => {
    expect(judge(address)).toBe("private");
  });

  it("lets through what is listed, at its port alone", () => {
    expect(judge("http://localhost:11434/v1", listing("localhost", 11_434))).toBe("localhost:11434");
    expect(judge("http://localhost:11435/v1", listing("localhost", 11_434))).toBe("private");
    expect(judge("http://localhost:1/v1", listing("localhost"))).toBe("localhost:1");
    expect(judge("http://[::1]:8000", listing("::1", 8000))).toBe("[::1]:8000");
    expect(judge("http://169.254.1.2", listing("169.254.1.2"))).toBe("169.254.1.2:80");
    expect(judge("http://0.0.0.0", listing("0.0.0.0"))).toBe("private");
  });

  it("refuses all else where only the list counts", () => {
    const policy = listing("llm.example.org", 443, true);
    expect(judge("https://llm.example.org/v1", policy)).toBe("llm.example.org:443");
    expect(judge("https://api.openai.com/v1", policy)).toBe("not-listed");
    expect(judge("https://example.org/v1", policy)).toBe("not-listed");
  });
});

describe("what a name resolves to", () => {
  const target = { host: "llm.example.org", port: 443 };

  it.each(["8.8.8.8", "2606:4700:4700::1111"])("%s may be called", (address) => {
    expect(whyNotAddress(address, target, OPEN)).toBeNull();
  });

  it.each(["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "::ffff:10.0.0.1"])(
    "%s only when the name is listed",
    (address) => {
      expect(whyNotAddress(address, target, OPEN)).toContain("An admin can allow llm.example.org:443");
      expect(whyNotAddress(address, target, listing("llm.example.org"))).toBeNull();
      expect(whyNotAddress(address, target, listing("other.example.org"))).not.toBeNull();
    },
  );

  it.each(["169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "64:ff9b::a00:1"])("%s never", (address) => {
    expect(whyNotAddress(address, target, listing("llm.example.org"))).toContain("Use another address");
  });
});
