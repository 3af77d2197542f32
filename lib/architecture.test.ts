import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENV_KEYS } from "#lib/platform/env.ts";

/** The modules of lib, from the bottom of the house to its roof: a module imports only itself and what stands before it. */
const ORDER = [
  "platform",
  "statistics",
  "access",
  "ledger",
  "projects",
  "background",
  "lifecycle",
  "connections",
  "scope",
  "data",
  "model",
  "prompts",
  "training",
  "alignment",
  "evaluation",
  "deployment",
  "monitoring",
  "gateway",
  "gates",
  "reports",
  "notifications",
  "worker",
];

const ROOT = path.resolve(import.meta.dirname, "..");
const SKIPPED = new Set(["node_modules", ".next", "generated", ".cairn", ".git"]);

type Source = { readonly file: string; readonly text: string; readonly imports: readonly string[] };

function sourcesBelow(folder: string): Source[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourcesBelow(file);
    if (!/\.tsx?$/.test(entry.name)) return [];
    const text = readFileSync(path.join(ROOT, file), "utf8");
    return [{ file, text, imports: importsOf(file, text) }];
  });
}

function importsOf(file: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"([#.][^"]+)"/g)].map(([, target]) => target ?? "");
  return found.map((target) =>
    target.startsWith("#") ? target.slice(1) : path.posix.join(path.posix.dirname(file), target),
  );
}

const lib = sourcesBelow("lib");
const components = sourcesBelow("components");
const app = sourcesBelow("app");
const all = [...lib, ...components, ...app];
const isTest = ({ file }: Source) => /\.test\.tsx?$/.test(file) || file.includes("/testing/");
const product = all.filter((source) => !isTest(source));

const moduleOf = (file: string) => file.split("/")[1] ?? "";

/** Fails with one line an offence, each saying what to do instead. */
function expectNone(offences: readonly string[]): void {
  expect(offences).toEqual([]);
}

describe("the layers of lib", () => {
  it("has only modules that the order knows", () => {
    const known = new Set([...ORDER, "architecture.test.ts"]);
    expectNone(
      [...new Set(lib.map(({ file }) => moduleOf(file)))]
        .filter((name) => !known.has(name))
        .map(
          (name) => `lib/${name}: give it its place in ORDER of lib/architecture.test.ts, and say why in lib/README.md`,
        ),
    );
  });

  it("imports only from modules above", () => {
    expectNone(
      lib
        .filter((source) => !isTest(source))
        .flatMap(({ file, imports }) =>
          imports
            .filter(
              (target) => target.startsWith("lib/") && ORDER.indexOf(moduleOf(target)) > ORDER.indexOf(moduleOf(file)),
            )
            .map(
              (target) => `${file} imports ${target}: hand the thing in from above, or move it to ${moduleOf(target)}`,
            ),
        ),
    );
  });

  it("imports nothing of the pages", () => {
    expectNone(
      lib
        .filter((source) => !isTest(source))
        .flatMap(({ file, imports }) =>
          imports
            .filter((target) => /^(app|components)\//.test(target))
            .map((target) => `${file} imports ${target}: lib knows nothing of what shows it`),
        ),
    );
  });

  it("has no circle of files", () => {
    const graph = new Map(product.map(({ file, imports }) => [file, imports]));
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    function visit(file: string, trail: readonly string[]): void {
      if (state.get(file) === "done" || !graph.has(file)) return;
      if (state.get(file) === "open") {
        circles.push(`${[...trail.slice(trail.indexOf(file)), file].join(" → ")}: take out what both need`);
        return;
      }
      state.set(file, "open");
      for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
      state.set(file, "done");
    }
    // Types vanish when compiled, so a circle of types alone is none.
    for (const { file, text } of product) graph.set(file, importsOf(file, text.replace(/import type [^;]+;/g, "")));
    for (const file of graph.keys()) visit(file, []);
    expectNone(circles);
  });
});

describe("what each kind of file may do", () => {
  const named = (pattern: RegExp) => product.filter(({ file }) => pattern.test(file));

  it("keeps rules pure", () => {
    const impure = /from "(node:(?!crypto)|next|react|pg|#lib\/platform\/(db|clock|env|log|queue))/;
    expectNone(
      named(/(^|\/|-)rules\.ts$/)
        .filter(({ text }) => impure.test(text))
        .map(({ file }) => `${file}: a rule takes facts and \`now\` as arguments`),
    );
  });

  it("keeps the database out of rules, schemas, actions, operations, clients and pages", () => {
    const pattern = /((^|\/|-)(rules|schema|actions|operations|client)\.ts$)|^components\/|^app\//;
    expectNone(
      named(pattern)
        .filter(
          ({ file, imports }) =>
            file !== "app/api/health/route.ts" &&
            imports.some((target) => /^lib\/platform\/(db\.ts|generated\/client)/.test(target)),
        )
        .map(({ file }) => `${file}: read through a query, write through a command`),
    );
  });

  it("keeps Next.js out of rules, schemas, queries and commands", () => {
    expectNone(
      named(/(^|\/|-)(rules|schema|queries)\.ts$|\/(commands|queries)\//)
        .filter(({ text }) => /from "next[/"]/.test(text))
        .map(({ file }) => `${file}: redirects, headers and revalidation belong to the transport`),
    );
  });

  it("lets components/ui stand alone", () => {
    expectNone(
      named(/^components\/ui\//).flatMap(({ file, imports }) =>
        imports
          .filter((target) => !target.startsWith("components/ui/") && target !== "lib/access/form-state.ts")
          .map((target) => `${file} imports ${target}: a primitive could ship in another product`),
      ),
    );
  });

  it("reads process.env in one file", () => {
    const allowed = /^lib\/platform\/(env|testing\/.*)\.ts$|^lib\/platform\/supervisor\.ts$/;
    expectNone(
      all
        .filter(({ file, text }) => /process\.env\b/.test(text) && !allowed.test(file) && !isTestFile(file))
        .map(({ file }) => `${file}: ask env() of lib/platform/env.ts`),
    );
  });

  it("marks action files and wraps each export", () => {
    expectNone(
      named(/(^|\/|-)actions\.ts$/)
        // Signing out has nothing to check and nothing to refuse.
        .map(({ file, text }) => ({ file, text: text.replace("export async function signOut()", "") }))
        .filter(({ text }) => !text.startsWith('"use server";') || /export (async )?function/.test(text))
        .map(({ file }) => `${file}: begins with "use server"; each export is one call of an action wrapper`),
    );
  });
});

describe("names", () => {
  it("uses none of the names that say nothing", () => {
    expectNone(
      all
        .filter(({ file }) => /(^|\/)(index|utils?|helpers?|types|service|manager|common|misc)\.tsx?$/.test(file))
        .map(({ file }) => `${file}: name it after what it holds, and import it directly`),
    );
  });

  it("is kebab-case", () => {
    expectNone(
      [...lib, ...components]
        .filter(({ file }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(db\.)?test|\.bench)?\.tsx?$/.test(path.basename(file)))
        .map(({ file }) => `${file}: write it in kebab-case`),
    );
  });

  it("explains every environment variable in .env.example", () => {
    const example = readFileSync(path.join(ROOT, ".env.example"), "utf8");
    const explained = new Set([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, key]) => key));
    expectNone(
      ENV_KEYS.filter((key) => !explained.has(key)).map((key) => `${key}: add it to .env.example with what it does`),
    );
    expectNone(
      [...explained]
        .filter((key) => key && !ENV_KEYS.includes(key))
        .map((key) => `${key}: lib/platform/env.ts does not read it`),
    );
  });
});

function isTestFile(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}
