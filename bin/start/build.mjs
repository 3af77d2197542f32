import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "./cannot-start.mjs";
import { ROOT } from "./repository.mjs";
import { runNode } from "./shutdown.mjs";

const GENERATED = path.join("lib", "platform", "generated");
const GENERATE_STAMP = path.join(ROOT, GENERATED, "stamp");
const BUILD_STAMP = path.join(ROOT, ".next", "cairn-build-stamp");
const SOURCE_FOLDERS = ["app", "components", "lib", "public"];
/** Files that no page is made of, and the one that the build itself writes. */
const NOT_BUILT = /\.test\.tsx?$|\/testing\/|\/fixtures\/|\.md$|^next-env\.d\.ts$/;

/** Writes the Prisma client, unless the schema is the one it was written for. */
export async function generate() {
  const digest = digestOf([...filesBelow("prisma", /\.prisma$/), "package-lock.json"]);
  if (isStamped(GENERATE_STAMP, digest)) return;
  const prisma = path.join(ROOT, "node_modules", "prisma", "build", "index.js");
  if (!(await runNode([prisma, "generate"], { cwd: ROOT, env: process.env, quiet: true }))) {
    throw new CannotStart("The Prisma client could not be generated; the reason is above.");
  }
  fs.writeFileSync(GENERATE_STAMP, digest);
}

/** Builds the pages, unless the last build was made of the same sources. */
export async function build() {
  const digest = digestOf(sourceFiles());
  if (isStamped(BUILD_STAMP, digest)) return;
  process.stdout.write("Building the pages, about a minute…\n");
  fs.rmSync(BUILD_STAMP, { force: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  if (
    !(await runNode([path.join(ROOT, "node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: ROOT,
      env,
      quiet: true,
    }))
  ) {
    throw new CannotStart("The pages could not be built; the reason is above.");
  }
  fs.writeFileSync(BUILD_STAMP, digest);
}

function sourceFiles() {
  const atTop = fs
    .readdirSync(ROOT)
    .filter((name) => /^(package-lock\.json|tsconfig\.json|[^.].*\.(ts|m?js))$/.test(name));
  const below = SOURCE_FOLDERS.flatMap((folder) => filesBelow(folder, /./));
  const schema = filesBelow("prisma", /\.prisma$/);
  return [...atTop, ...below, ...schema].filter((file) => !NOT_BUILT.test(file) && !file.startsWith(GENERATED)).sort();
}

/** @param {string} folder @param {RegExp} pattern @returns {string[]} relative to the repository */
function filesBelow(folder, pattern) {
  const start = path.join(ROOT, folder);
  if (!fs.existsSync(start)) return [];
  return fs
    .readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * By content, because a checkout changes times and a build is slow.
 *
 * @param {string[]} files
 */
function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(fs.readFileSync(path.join(ROOT, file)))
      .update("\0");
  return hash.digest("hex");
}

/** @param {string} stamp @param {string} digest */
function isStamped(stamp, digest) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === digest;
}
