import { serveActor } from "#lib/access/route.ts";
import { browseCatalogue } from "#lib/model/catalogue/browse.ts";
import { catalogueOperation, catalogueResource } from "#lib/model/operations.ts";

export const GET = serveActor(catalogueOperation, async (_actor, { query }) => {
  const { items, total, page, pageSize } = browseCatalogue(query);
  return Response.json({ items: items.map(catalogueResource), total, page, pageSize });
});
