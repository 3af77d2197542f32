import { describe, expect, it } from "vitest";
import { whyNotConnected } from "#bin/start/database.mjs";

const address = new URL("postgresql://cairn:very-secret@db.example:5433/product");
const failure = (code: string) => Object.assign(new Error("as the driver says"), { code });

describe("whyNotConnected", () => {
  it.each([
    { code: "ECONNREFUSED", says: "no PostgreSQL answers at db.example:5433." },
    { code: "ENOTFOUND", says: "there is no host db.example." },
    { code: "28P01", says: "the server refuses the user cairn with this password." },
    { code: "3D000", says: "the server has no database product." },
    { code: "ETIMEDOUT", says: "db.example:5433 cannot be used (as the driver says)." },
  ])("$code", ({ code, says }) => {
    expect(whyNotConnected(failure(code), address)).toBe(says);
    expect(whyNotConnected(failure(code), address)).not.toContain("very-secret");
  });
});
