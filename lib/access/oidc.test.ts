import { expect, it } from "vitest";
import { readIdentity } from "#lib/access/oidc.ts";

const ISSUER = "https://id.example.com";

it("reads a whole identity", () => {
  const claims = {
    iss: ISSUER,
    sub: "42",
    email: "Ada@Example.com",
    email_verified: true,
    name: "Ada Lovelace",
    groups: ["ml", "platform"],
    auth_time: 1_700_000_000,
  };
  expect(readIdentity(claims, ISSUER, "groups")).toEqual({
    subject: `${ISSUER}|42`,
    email: "ada@example.com",
    emailVerified: true,
    name: "Ada Lovelace",
    groups: ["ml", "platform"],
    authenticatedAt: new Date(1_700_000_000_000),
  });
});

it("takes what there is of a bare one", () => {
  expect(readIdentity({ sub: "42" }, ISSUER, "groups")).toEqual({
    subject: `${ISSUER}|42`,
    email: null,
    emailVerified: null,
    name: null,
    groups: [],
    authenticatedAt: null,
  });
});

it.each([
  [{ roles: "ml" }, ["ml"]],
  [{ roles: [] }, []],
  [{ roles: { ml: true } }, []],
  [{ groups: ["elsewhere"] }, []],
])("reads the groups of %j as %j", (claims, groups) => {
  expect(readIdentity({ sub: "42", ...claims }, ISSUER, "roles").groups).toEqual(groups);
});

it.each([
  ["true", true],
  ["false", false],
  [false, false],
  ["perhaps", null],
  [undefined, null],
])("reads email_verified %j as %j", (sent, read) => {
  expect(readIdentity({ sub: "42", email_verified: sent }, ISSUER, "groups").emailVerified).toBe(read);
});

it("needs a subject", () => {
  expect(() => readIdentity({ email: "ada@example.com" }, ISSUER, "groups")).toThrow("sub");
});
