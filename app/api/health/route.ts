import { checkHealth } from "#lib/platform/health.ts";

export const dynamic = "force-dynamic";

/** For load balancers and for `npm start`: 200 when this instance can serve, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
