// `npm start`, `npm run dev` and `npm run worker`. Until the packages are there, only a bare Node 20 can be relied on.
import { CannotStart } from "./start/cannot-start.mjs";
import { install } from "./start/install.mjs";
import { isModernNode, relaunch } from "./start/relaunch.mjs";

const MODES = { "--dev": "dev", "--worker": "worker" };

try {
  install();
  if (!isModernNode()) relaunch();
  else {
    const { supervise } = await import("./start/supervise.mjs");
    await supervise({ mode: MODES[process.argv[2]] ?? "web" });
  }
} catch (error) {
  const { shutDown } = await import("./start/shutdown.mjs");
  await shutDown(1, error instanceof CannotStart ? `Cairn cannot start. ${error.message}` : error.stack);
}
