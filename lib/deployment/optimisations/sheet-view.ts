import { type AnyProjectAccess, may } from "#lib/access/access.ts";
import { judgeSheet, type SheetVerdict } from "#lib/deployment/optimisations/rules.ts";
import { factsOf, type Sheet } from "#lib/deployment/optimisations/sheet.ts";

/** A sheet as pages and the API show it, with its verdict by its own policy. */
export type SheetView = Omit<Sheet, "id" | "createdById" | "authors"> & { readonly verdict: SheetVerdict };

/** Readers of dashboards get the numbers with their sources, and neither the configuration file nor the note. */
export function sheetFor(access: AnyProjectAccess, sheet: Sheet): SheetView {
  const { id: _id, createdById: _by, authors: _authors, ...shown } = sheet;
  const verdict = judgeSheet(factsOf(sheet), sheet.policy);
  if (may(access, "record:read")) return { ...shown, verdict };
  return { ...shown, configuration: null, note: "", verdict };
}
