import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { readFiles, type SentFile } from "#lib/deployment/safetensors/read-files.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { Prisma } from "#lib/platform/generated/client.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Reads the size of a model from its headers and keeps what they say; the headers themselves are not kept. */
export async function keepSizeReading(
  access: ProjectAccess<"optimisation:update">,
  { name: given, sent }: { readonly name: string; readonly sent: readonly SentFile[] },
): Promise<Outcome<{ readonly number: number; readonly parameters: number; readonly bytes: number }, string>> {
  const read = readFiles(sent);
  if (!read.ok) return read;
  const { report, attention, files, sha256 } = read.value;
  const name = storableText(given);
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.sizeReading.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    await tx.sizeReading.create({
      data: {
        ...{ projectId, number, name, sha256, at },
        files: files.map((file) => ({ ...file })),
        // Plain data, as its type says; names of dtypes and files are texts that were checked.
        report: report as unknown as Prisma.InputJsonObject,
        architecture: attention ? { ...attention } : Prisma.DbNull,
        authorId: authorOf(access.actor),
        authorName: displayName(access.actor),
      },
      select: { id: true },
    });
    record({ type: "size.read", payload: { reading: number, name, files: files.length, sha256 } }, "deployment");
    return accept({ number, parameters: report.parameters, bytes: report.bytes });
  });
}
