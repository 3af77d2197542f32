import { describe, expect, it } from "vitest";
import { isInstalled } from "#bin/start/install.mjs";

const lock = (packages: Record<string, { version?: string; optional?: boolean; dev?: boolean }>) => ({ packages });

describe("isInstalled", () => {
  const wanted = lock({
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", optional: true },
  });

  it.each([
    {
      title: "everything",
      found: lock({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } }),
      is: true,
    },
    {
      title: "all but what is for another platform",
      found: lock({ "node_modules/a": { version: "1.0.0" } }),
      is: true,
    },
    { title: "an older version", found: lock({ "node_modules/a": { version: "0.9.0" } }), is: false },
    { title: "a package less", found: lock({}), is: false },
    { title: "nothing", found: undefined, is: false },
  ])("$title", ({ found, is }) => {
    expect(isInstalled(wanted, found, true)).toBe(is);
  });

  it("does without the packages for tests when no test is to run", () => {
    const locked = lock({ "node_modules/a": { version: "1.0.0", dev: true } });
    expect(isInstalled(locked, lock({}), false)).toBe(true);
    expect(isInstalled(locked, lock({}), true)).toBe(false);
  });
});
