import { publicUrl } from "#lib/platform/env.ts";
import { openApiDocument } from "../openapi-document.ts";

/** Public: it describes the product, not anybody's projects. */
export function GET(): Response {
  return Response.json(openApiDocument(publicUrl()), { headers: { "cache-control": "public, max-age=300" } });
}
