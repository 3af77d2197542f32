// `npm test`, and `npm test -- unit lint` for some stages. Until the packages are there, only a bare Node 20 can be relied on.
import { reasonFor } from "./start/cannot-start.mjs";
import { install } from "./start/install.mjs";
import { isModernNode, relaunch } from "./start/relaunch.mjs";

try {
  install({ forTests: true });
  if (!isModernNode()) relaunch();
  else {
    const { runTests } = await import("./test/run.mjs");
    await runTests(process.argv.slice(2));
  }
} catch (error) {
  const { shutDown } = await import("./start/shutdown.mjs");
  await shutDown(1, reasonFor(error));
}
