import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { loadSheets, type Sheet } from "#lib/deployment/optimisations/sheet.ts";
import { type SheetView, sheetFor } from "#lib/deployment/optimisations/sheet-view.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

/** The sheets of a project, the newest first. */
export async function listSheets(
  access: ProjectAccess<"project:read">,
  request: PageRequest = {},
): Promise<Page<SheetView>> {
  const where = { projectId: access.project.id };
  const [rows, total] = await Promise.all([
    db().optimisation.findMany({ where, orderBy: { number: "desc" }, select: { number: true }, ...slice(request) }),
    db().optimisation.count({ where }),
  ]);
  return pageOf(await load(access, rows), total, request);
}

async function load(
  access: ProjectAccess<"project:read">,
  rows: readonly { readonly number: number }[],
): Promise<SheetView[]> {
  const wanted = { projectId: access.project.id, numbers: rows.map(({ number }) => number) };
  const sheets: Sheet[] = await loadSheets(db(), wanted);
  return sheets.map((sheet) => sheetFor(access, sheet));
}
