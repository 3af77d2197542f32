import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { EngineAdapter } from "./engine-adapter.ts";

export const PRISMA_FOLDER = fileURLToPath(new URL(".", import.meta.url));
export const MIGRATIONS_FOLDER = path.join(PRISMA_FOLDER, "migrations");

/** Nothing in the database is managed by somebody else as far as Prisma's engine is concerned. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

// Once a process: the bindings keep views of the first instance's memory.
let loaded: ReturnType<typeof loadEngine> | undefined;

/** Runs `work` with an engine on this database, and closes its connections afterwards. */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    loaded ??= loadEngine();
    const { SchemaEngine } = await loaded;
    const datamodels = schemaFiles().files.map(({ path: name, content }): [string, string] => [name, content]);
    const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool));
    return await work(await SchemaEngine.new({ datamodels }, () => undefined, adapter));
  } finally {
    await pool.end();
  }
}

/**
 * Prisma's own schema engine, in its WebAssembly form: it comes with npm, where the binary would have to be downloaded
 * from a host that an air-gapped company cannot reach. It writes the ordinary `_prisma_migrations` table.
 */
async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": withoutLingeringTimers(bindings as unknown as Imports),
  });
  // The two calls that a bundler's generated glue would make; the package's types leave them out.
  const glue = bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

type Imports = Record<string, (...args: unknown[]) => unknown>;

/** The engine never clears the ten-second timer of its lock, which would keep a finished process waiting. */
function withoutLingeringTimers(imports: Imports): Imports {
  const name = Object.keys(imports).find((key) => key.startsWith("__wbg_setTimeout_"));
  const start = name && imports[name];
  if (!start) return imports;
  return { ...imports, [name]: (...args) => (start(...args) as NodeJS.Timeout).unref() };
}

/** Every `.prisma` file, as the engine takes them. */
export function schemaFiles(): SchemasContainer {
  const names = readdirSync(PRISMA_FOLDER, { recursive: true, encoding: "utf8" });
  const files = names
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(path.join(PRISMA_FOLDER, name), "utf8") }));
  return { files };
}

/** The names of the migrations this code brings, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations with their SQL, as the engine takes them. */
export function migrationList(): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
