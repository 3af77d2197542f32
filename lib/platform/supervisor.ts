const DRAIN_MS = 10_000;

/**
 * `npm start` holds a channel to this process. When it closes, the supervisor has been killed: a server left behind would
 * keep the port, so it finishes its requests, as on SIGTERM, and goes.
 */
export function stopWithSupervisor(): void {
  if (!process.connected) return;
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
