import { serveHealth, serveTracking, serveVersion } from "#lib/training/mlflow/serve.ts";

type Context = { params: Promise<{ path: string[] }> };

/** The same service for a tracking address with a path, which keeps it apart from other things under /api. */
async function serve(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  if (path.length === 1 && path[0] === "version") return serveVersion();
  if (path.length === 1 && path[0] === "health") return serveHealth();
  return serveTracking(request, path[0] === "api" ? path.slice(1) : path);
}

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };
