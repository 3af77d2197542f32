import { migrate } from "./migrate.ts";
import { NO_FILTERS, PRISMA_FOLDER, schemaFiles, withSchemaEngine } from "./schema-engine.ts";

/**
 * The SQL that leads from the migrations to the schema, or null when they agree.
 *
 * @param databaseUrl of an empty database
 */
export async function schemaDrift(databaseUrl: string): Promise<string | null> {
  await migrate(databaseUrl);
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", ...schemaFiles(), configDir: PRISMA_FOLDER },
      to: { tag: "schemaDatamodel", ...schemaFiles() },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? null : stdout;
  });
}
