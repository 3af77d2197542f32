import { serveModels } from "#lib/gateway/serve.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/gateway/[slug]/v1/models">) {
  return serveModels(request, (await params).slug);
}
