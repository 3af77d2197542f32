/** What a run says about one of its datasets. */
export type NamedDataset = { readonly name: string; readonly digest: string; readonly source: string };

/** Which version of the project that may be: by the hash of its file, or by its number. */
export type DatasetReference =
  | { readonly by: "hash"; readonly sha256: string }
  | { readonly by: "number"; readonly dataset: number; readonly version: number }
  | { readonly by: "name"; readonly name: string; readonly version: number };

const SHA256 = /\b[0-9a-f]{64}\b/i;
const NUMBERS = /^(\d{1,9})\/(\d{1,9})$/;
/** The address of a version's page or of its file, on any instance. */
const ADDRESS = /\/datasets\/(\d{1,9})\/(?:versions\/)?(\d{1,9})(?:\/|\b)/;
/** "support-tickets/2", "support-tickets@2", "support-tickets v2". */
const NAME_AND_VERSION = /^(.+?)(?:\/|@|:| )v?(\d{1,9})$/;

/**
 * The ways to find the version that a dataset is, the surest first. A name without a version is none: it would be another
 * version tomorrow.
 */
export function referencesIn({ name, digest, source }: NamedDataset): readonly DatasetReference[] {
  const references: DatasetReference[] = [];
  const hash = SHA256.exec(digest) ?? SHA256.exec(source);
  if (hash) references.push({ by: "hash", sha256: hash[0].toLowerCase() });
  for (const text of [name, digest]) {
    const [, dataset, version] = NUMBERS.exec(text.trim()) ?? [];
    if (dataset && version) references.push({ by: "number", dataset: Number(dataset), version: Number(version) });
  }
  const [, dataset, version] = ADDRESS.exec(source) ?? [];
  if (dataset && version) references.push({ by: "number", dataset: Number(dataset), version: Number(version) });
  const [, before, after] = NAME_AND_VERSION.exec(name.trim()) ?? [];
  if (before && after) references.push({ by: "name", name: before, version: Number(after) });
  return references;
}
