import { memoryOf, watchMemory } from "#bench/import/memory.ts";
import { type Instance, startInstance } from "#bench/pages/instance.ts";
import { makeReader } from "#bench/pages/people.ts";
import { mib, print } from "#bench/product/print.ts";
import { reasonFor } from "#bin/start/cannot-start.mjs";
import { atEnd, shutDown, shutDownOnSignal } from "#bin/start/shutdown.mjs";

const SLUG = "support-assistant";

/** The built product with its demo and its background work, and the demo's lead signed in. */
export type Product = {
  readonly instance: Instance;
  /** Of the demo's project. */
  readonly pages: string;
  readonly api: string;
  readonly cookie: string;
};

/** Starts the built product on a database of its own, measures, and leaves nothing behind. */
export async function onProduct(measure: (product: Product) => Promise<void>): Promise<void> {
  shutDownOnSignal();
  try {
    const instance = await startInstance({ works: true });
    atEnd(instance.remove);
    const { cookie } = await makeReader(instance.owner, "lead@demo.cairn", instance.sessionSecret);
    const [pages, api] = [`${instance.url}/projects/${SLUG}`, `${instance.url}/api/v1/projects/${SLUG}`];
    await measure({ instance, pages, api, cookie });
    await shutDown(0);
  } catch (error) {
    await shutDown(1, reasonFor(error));
  }
}

/** How many, as the first number of the command line says. */
export function countOf(usual: number): number {
  const numbers = process.argv.slice(2).map(Number);
  return numbers.find((number) => number > 0) ?? usual;
}

/** Watches the product's memory from now on. @returns what prints how far it went above idle. */
export function watchedMemory({ folder }: Instance): () => void {
  const idle = memoryOf(folder);
  const watch = watchMemory(folder);
  return () => {
    const most = watch.stop();
    const more = mib(most.nodeBytes - idle.nodeBytes);
    print(`Memory of Node ${mib(idle.nodeBytes)} idle, at most ${mib(most.nodeBytes)}: ${more} more`);
    print(
      `Memory of PostgreSQL without its buffers ${mib(idle.postgresBytes)} idle, at most ${mib(most.postgresBytes)}`,
    );
  };
}
