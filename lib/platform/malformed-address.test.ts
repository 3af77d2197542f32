import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodablePath } from "#lib/platform/malformed-address.ts";

describe("decodablePath", () => {
  it.each([
    ["/api/v1/projects", "/api/v1/projects"],
    ["/projects/caf%C3%A9?q=%FF", "/projects/caf%C3%A9?q=%FF"],
    ["/projects/%FF", "/projects/%25FF"],
    ["/projects/%E0%A4%A?page=2", "/projects/%25E0%25A4%25A?page=2"],
    ["/%", "/%25"],
  ])("%s", (url, expected) => {
    expect(decodablePath(url)).toBe(expected);
  });

  it("always gives a path that can be decoded, and leaves one that could be", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("/", "a", "%", "F", "2", "?", "é") }), (url) => {
        const [path = ""] = decodablePath(url).split("?");
        expect(() => decodeURIComponent(path)).not.toThrow();
        expect(decodablePath(decodablePath(url))).toBe(decodablePath(url));
      }),
    );
  });
});
