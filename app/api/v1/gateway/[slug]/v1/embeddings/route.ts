import { serveGateway } from "#lib/gateway/serve.ts";

export async function POST(request: Request, { params }: RouteContext<"/api/v1/gateway/[slug]/v1/embeddings">) {
  return serveGateway(request, (await params).slug, "embeddings");
}
