import { expect, it } from "vitest";
import { isCurrent } from "#components/layout/navigation.ts";

it.each([
  ["/", "/", true],
  ["/", "/projects/support/data", true],
  ["/", "/reviews", false],
  ["/reviews", "/reviews", true],
  ["/reviews", "/reviewsx", false],
  ["/settings", "/settings/sessions", true],
])("%s is current on %s: %s", (href, pathname, expected) => {
  expect(isCurrent({ label: "Place", href }, pathname)).toBe(expected);
});
