import { createHash } from "node:crypto";
import type { Tx } from "#lib/platform/db.ts";

/** Keeps a small file that somebody hands in as evidence, once for each content and name. */
export async function keepFile(
  tx: Tx,
  owner: { projectId: string; author: string; at: Date },
  file: File,
  content: Uint8Array<ArrayBuffer>,
): Promise<{ id: string; sha256: string }> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const { projectId, author, at } = owner;
  const { id } = await tx.attachment.upsert({
    where: { projectId_sha256_name: { projectId, sha256, name: file.name } },
    update: {},
    create: {
      projectId,
      name: file.name,
      mediaType: file.type || "application/octet-stream",
      sizeBytes: content.byteLength,
      sha256,
      content,
      uploadedById: author,
      createdAt: at,
    },
    select: { id: true },
  });
  return { id, sha256 };
}
