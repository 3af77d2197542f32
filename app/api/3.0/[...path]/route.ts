import { serveTracking } from "#lib/training/mlflow/serve.ts";

type Context = { params: Promise<{ path: string[] }> };

async function serve(request: Request, { params }: Context): Promise<Response> {
  return serveTracking(request, ["3.0", ...(await params).path]);
}

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };
