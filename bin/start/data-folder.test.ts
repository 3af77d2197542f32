import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDataFolder, openSecrets } from "#bin/start/data-folder.mjs";

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), "cairn-data-folder-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe("openDataFolder", () => {
  it("makes a folder that only its owner can enter, with its parents", () => {
    const folder = openDataFolder(path.join(scratch, "a", "b"));
    expect(modeOf(folder)).toBe(0o700);
  });

  it("closes an empty folder, as a fresh volume is", () => {
    chmodSync(scratch, 0o755);
    openDataFolder(scratch);
    expect(modeOf(scratch)).toBe(0o700);
  });

  it("leaves a folder of somebody else as it is", () => {
    writeFileSync(path.join(scratch, "theirs"), "");
    chmodSync(scratch, 0o755);
    expect(() => openDataFolder(scratch)).toThrow("holds something else");
    expect(modeOf(scratch)).toBe(0o755);
  });

  it("leaves a file that is no folder as it is", () => {
    const file = path.join(scratch, "file");
    writeFileSync(file, "", { mode: 0o644 });
    expect(() => openDataFolder(file)).toThrow("cannot be written");
    expect(modeOf(file)).toBe(0o644);
  });
});

describe("openSecrets", () => {
  it("makes them once, readable by the owner alone", () => {
    const first = openSecrets(scratch);
    expect(openSecrets(scratch)).toEqual(first);
    expect(modeOf(path.join(scratch, "secrets.json"))).toBe(0o600);
    expect(new Set(Object.values(first)).size).toBe(4);
    for (const secret of Object.values(first)) expect(secret.length).toBeGreaterThanOrEqual(32);
  });

  it("does not replace a file it cannot read", () => {
    writeFileSync(path.join(scratch, "secrets.json"), "{");
    expect(() => openSecrets(scratch)).toThrow("restore it from a backup");
    expect(readFileSync(path.join(scratch, "secrets.json"), "utf8")).toBe("{");
  });
});
