// `npm start`, `npm run dev` and `npm run worker`. Until the packages are there, only a bare Node 20 can be relied on.
import { reasonFor } from "./start/cannot-start.mjs";
import { install } from "./start/install.mjs";
import { isModernNode, relaunch } from "./start/relaunch.mjs";

try {
  install({ forTests: false });
  if (!isModernNode()) relaunch();
  else {
    const { supervise } = await import("./start/supervise.mjs");
    const [flag] = process.argv.slice(2);
    await supervise({ mode: flag === "--dev" ? "dev" : flag === "--worker" ? "worker" : "web" });
  }
} catch (error) {
  const { shutDown } = await import("./start/shutdown.mjs");
  await shutDown(1, reasonFor(error));
}
