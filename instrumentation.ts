/** Runs once when a server process begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stopWithSupervisor } = await import("#lib/platform/supervisor.ts");
  stopWithSupervisor();
  const { believeNearbyProxies } = await import("#lib/platform/client-address.ts");
  believeNearbyProxies();
  const { takeMalformedPathsLiterally } = await import("#lib/platform/malformed-address.ts");
  takeMalformedPathsLiterally();
  const { beginServing } = await import("#lib/worker/web.ts");
  await beginServing();
}
