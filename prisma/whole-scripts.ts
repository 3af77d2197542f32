import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks function bodies and comments. Handed to PostgreSQL whole,
 * it runs as written, and as one transaction: a migration that fails leaves nothing behind.
 */
export class WholeScripts extends PrismaPg {
  override async connect() {
    return runWhole(await super.connect());
  }

  override async connectToShadowDb() {
    return runWhole(await super.connectToShadowDb());
  }
}

function runWhole<Adapter extends SqlDriverAdapter & { underlyingDriver(): { query(sql: string): Promise<unknown> } }>(
  adapter: Adapter,
): Adapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}
