import path from "node:path";
import { build, generate } from "./build.mjs";
import { CannotStart } from "./cannot-start.mjs";
import { isDemo, seedDemo } from "./demo.mjs";
import { openStores, prepareEnvironment, readDotEnv } from "./environment.mjs";
import { ROOT } from "./repository.mjs";
import { atEnd, shutDown, shutDownOnSignal } from "./shutdown.mjs";
import { becomesHealthy, launch, launchWeb, servingPort } from "./web.mjs";

/**
 * Everything after the installation: from a clone with its packages to a running Cairn.
 *
 * @param {{ mode: "web" | "dev" | "worker" }} options
 */
export async function supervise({ mode }) {
  shutDownOnSignal();
  readDotEnv();
  if (mode === "worker") return superviseWorker();

  const dev = mode === "dev";
  const port = await servingPort(process.env.PORT);
  const stores = await openStores({ join: false });
  await generate();
  if (!dev) await build();
  const env = await prepareEnvironment(stores, port);
  await seedDemo({ env, folder: stores.folder });

  const web = launchWeb({ dev, port, env });
  atEnd(web.stop);
  stores.gone?.then(() =>
    shutDown(1, `PostgreSQL ended by itself; its log is ${path.join(stores.folder, "postgres", "log")}.`),
  );
  web.exited.then((code) => shutDown(1, `The web server ended by itself (${code ?? "killed"}).`));
  if (!(await becomesHealthy(port, web.exited)))
    throw new CannotStart("The web server did not become ready; its messages are above.");
  process.stdout.write(whereToGo(env.NEXTAUTH_URL ?? ""));
}

async function superviseWorker() {
  const stores = await openStores({ join: true });
  await generate();
  const env = await prepareEnvironment(stores, Number(process.env.PORT ?? 3000));
  const worker = launch(["--conditions=react-server", path.join(ROOT, "lib", "worker", "main.ts")], env);
  atEnd(worker.stop);
  stores.gone?.then(() => shutDown(1, "PostgreSQL ended by itself."));
  worker.exited.then((code) => shutDown(1, `The worker ended by itself (${code ?? "killed"}).`));
}

/** @param {string} url */
function whereToGo(url) {
  const how = isDemo()
    ? "Sign in as lead@demo.cairn with the password cairn-demo; the sign-in page lists everybody else."
    : "A new instance begins with a page that makes the first admin.";
  return `\nCairn is ready at ${url}\n${how}\nCtrl-C stops it.\n`;
}
