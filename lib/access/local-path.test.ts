import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath } from "#lib/access/local-path.ts";

describe("localPath", () => {
  it.each(["/", "/projects/claims", "/projects/claims/data?tab=sources#consent", "/settings"])("keeps %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    undefined,
    null,
    "",
    "projects",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "javascript:alert(1)",
  ])("sends %j to the portfolio", (wanted) => {
    expect(localPath(wanted)).toBe("/");
  });

  it("never leaves this site, whatever is asked", () => {
    const address = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.webUrl().map((url) => url.replace(/^https?:/, "")),
    );
    fc.assert(
      fc.property(address, (wanted) => {
        expect(new URL(localPath(wanted), "http://cairn.test").origin).toBe("http://cairn.test");
      }),
    );
  });
});
