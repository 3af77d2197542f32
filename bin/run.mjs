// `node bin/run.mjs bin/<command>.ts …` runs one of the commands against the same database and secrets as `npm start`,
// whether or not that is running; without a command it only migrates. What the command prints is all that is printed.
import path from "node:path";
import { reasonFor } from "./start/cannot-start.mjs";
import { install } from "./start/install.mjs";
import { isModernNode, relaunch } from "./start/relaunch.mjs";

try {
  install({ forTests: false });
  if (!isModernNode()) relaunch();
  else await run(process.argv.slice(2));
} catch (error) {
  const { shutDown } = await import("./start/shutdown.mjs");
  await shutDown(1, reasonFor(error));
}

/** @param {string[]} args */
async function run([script, ...args]) {
  const { runNode, shutDown, shutDownOnSignal } = await import("./start/shutdown.mjs");
  const { openStores, prepareEnvironment, readDotEnv } = await import("./start/environment.mjs");
  const { generate } = await import("./start/build.mjs");
  const { ROOT } = await import("./start/repository.mjs");
  shutDownOnSignal();
  readDotEnv();
  const stores = await openStores({ join: true });
  await generate();
  const env = await prepareEnvironment(stores, Number(process.env.PORT ?? 3000));
  const ok = script
    ? await runNode(["--conditions=react-server", path.resolve(script), ...args], { cwd: ROOT, env })
    : true;
  await shutDown(ok ? 0 : 1);
}
