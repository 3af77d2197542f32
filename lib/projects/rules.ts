import type { ProjectRole } from "#lib/access/permissions.ts";

/**
 * Whether a project would be left without a lead if this member got another role, or none: nobody could then change its
 * members, its policy or its tokens.
 */
export function leavesNoLead(
  members: readonly { readonly userId: string; readonly role: ProjectRole }[],
  userId: string,
  to: ProjectRole | null,
): boolean {
  return to !== "lead" && !members.some((member) => member.role === "lead" && member.userId !== userId);
}

/** An address made of a name: "Claims triage (EU)" → "claims-triage-eu"; "project" when nothing of it can be used. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return slug.length >= 2 ? slug : "project";
}
