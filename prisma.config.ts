import { defineConfig } from "prisma/config";

// `prisma generate` needs no schema engine but insists on finding one; naming any executable spares the download
// that an air-gapped install cannot make. Migrations are applied by the WebAssembly engine: prisma/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma", migrations: { path: "prisma/migrations" } });
