import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { Zip, ZipDeflate, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { archiveKind, readArchive } from "#lib/platform/archives/read-archive.ts";
import { gunzip, isGzip } from "#lib/platform/gunzip.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

const LIMITS = { maxUnpackedBytes: 10_000_000, maxEntries: 100 };
const text = (size: number) => Buffer.from(Array.from({ length: size }, (_, at) => `line ${at}\n`).join(""));
const FILES: Record<string, Buffer> = {
  "run/bbq:subject=all,model=acme_tale/stats.json": text(2000),
  "run/empty.json": Buffer.alloc(0),
  "run/noise.bin": randomBytes(70_000),
  [`run/${"long".repeat(40)}/scenario.json`]: text(3),
};

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(packed: Uint8Array, { size = 1000, limits = LIMITS, most = Number.POSITIVE_INFINITY } = {}) {
  const isPacked = isGzip(packed);
  const open = () => (isPacked ? gunzip(pieces(packed, size), limits.maxUnpackedBytes) : pieces(packed, size));
  const start = await Readable.from(open()).take(50).toArray();
  const kind = archiveKind(isPacked ? Buffer.concat(start) : packed);
  if (!kind) throw new Error("no archive");
  const files: Record<string, Buffer> = {};
  for await (const { name, bytes } of readArchive(open(), kind, limits)) {
    const read: Uint8Array[] = [];
    for await (const piece of bytes) {
      read.push(piece);
      if (read.length >= most) break;
    }
    files[name] = Buffer.concat(read);
  }
  return files;
}

const faultOf = (packed: Uint8Array, limits = LIMITS) =>
  unpack(packed, { limits }).then(
    () => null,
    (error: unknown) => (error instanceof RecordError ? error : Promise.reject(error)),
  );

/** As tools write it that cannot go back: sizes stand behind the files. */
async function streamedZip(): Promise<Buffer> {
  const out: Uint8Array[] = [];
  const zip = new Zip((_, piece) => void out.push(piece));
  for (const [name, bytes] of Object.entries(FILES)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(out);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "archive-"));
  for (const [name, bytes] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const tarred = (...options: string[]) => execFileSync("tar", ["-c", ...options, "-C", folder, "run"]);

describe("an archive", () => {
  it.each([
    ["ZIP", async () => zipSync(FILES)],
    ["ZIP without compression", async () => zipSync(FILES, { level: 0 })],
    ["ZIP written as a stream", streamedZip],
    ["tar of GNU", async () => tarred("--format=gnu")],
    ["tar of pax", async () => tarred("--format=pax")],
    ["tar.gz", async () => gzipSync(tarred())],
  ])("is read entry by entry: %s", async (_, make) => {
    const packed = await make();
    for (const size of [17, 1000, 1_000_000]) expect(await unpack(packed, { size })).toEqual(FILES);
    const starts = await unpack(packed, { most: 1 });
    expect(Object.keys(starts).sort()).toEqual(Object.keys(FILES).sort());
  });

  it("may be empty", async () => {
    expect(await unpack(zipSync({}))).toEqual({});
  });

  it("is refused where it breaks off or is damaged", async () => {
    const zip = Buffer.from(zipSync(FILES));
    const tar = tarred();
    for (const packed of [
      zip.subarray(0, 3000),
      zip.subarray(0, 20),
      tar.subarray(0, 20_000),
      gzipSync(tar).subarray(0, 5000),
    ])
      expect(await faultOf(packed)).toMatchObject({ reason: "packed.damaged" });
    const wrong = Buffer.from(tar);
    wrong.write("x", 10);
    expect(await faultOf(wrong)).toMatchObject({ reason: "packed.damaged" });
    const garbled = Buffer.from(zipSync({ a: text(5000) }));
    garbled.fill(0xff, 40, 80);
    expect(await faultOf(garbled)).toMatchObject({ reason: "packed.damaged" });
  });

  it.each(["../stats.json", "/etc/passwd", "run/../../stats.json", "C:\\stats.json", "..\\stats.json"])(
    "is refused where it leads out of itself: %s",
    async (name) => {
      expect(await faultOf(zipSync({ [name]: text(1) }))).toMatchObject({ reason: "packed.unfit" });
    },
  );

  it("is refused with a password", async () => {
    const zip = Buffer.from(zipSync({ a: text(10) }));
    zip[6] = 1;
    expect((await faultOf(zip))?.message).toContain("encrypted");
  });

  it("is refused where it unpacks to too much", async () => {
    const bomb = zipSync({ a: new Uint8Array(20_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultOf(bomb)).toMatchObject({ reason: "packed.too-large" });
    expect(await faultOf(gzipSync(tarred()), { ...LIMITS, maxUnpackedBytes: 1000 })).toMatchObject({
      reason: "packed.too-large",
    });
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`${at}`, new Uint8Array()]));
    expect(await faultOf(zipSync(many))).toMatchObject({ reason: "packed.too-large" });
  });
});
