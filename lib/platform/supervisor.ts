/**
 * `npm start` holds a channel to this process. When it closes, the supervisor has been killed, and the next start stops
 * the database that it left behind. Whoever still talks to this process would only hear errors, so it goes at once: what
 * was acknowledged is committed, and a client that is cut off tries again.
 */
export function stopWithSupervisor(): void {
  if (!process.connected) return;
  process.once("disconnect", () => process.exit(1));
}
