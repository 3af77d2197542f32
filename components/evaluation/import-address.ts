import type { TableColumns } from "#lib/evaluation/import-options.ts";

export type ImportChoice = {
  /** "auto", or a key of IMPORTERS. */
  readonly format: string;
  readonly file: string;
  readonly name: string;
  readonly model: string;
  /** "3/2"; empty for none. */
  readonly test: string;
  /** Null where the server is to go by the names in the header. */
  readonly columns: TableColumns | null;
};

/** Where a file is sent with what was chosen beside it. */
export function importAddress(slug: string, { columns, ...said }: ImportChoice): string {
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value.trim() !== ""));
  if (columns) query.set("columns", JSON.stringify(columns));
  return `/api/v1/projects/${slug}/evaluations/import?${query}`;
}

/** What the server made of a file. */
export type ImportAnswer =
  | { readonly ok: true; readonly number: number; readonly name: string; readonly alreadyImported: boolean }
  | { readonly ok: true; readonly jobId: string }
  | { readonly ok: false; readonly message: string };

type Body = {
  evaluation?: { number: number; name: string } | null;
  alreadyImported?: boolean;
  jobId?: string | null;
  detail?: string;
};

/** Reads the answer to an upload; a status of null is none. */
export function importAnswer(status: number | null, body: unknown): ImportAnswer {
  if (status === null)
    return { ok: false, message: "The connection broke off. Nothing was imported; send the file again." };
  const { evaluation, alreadyImported = false, jobId, detail } = (body ?? {}) as Body;
  if (status < 300 && evaluation) return { ok: true, ...evaluation, alreadyImported };
  if (status < 300 && jobId) return { ok: true, jobId };
  if (status === 401)
    return {
      ok: false,
      message: "Your session has ended. Sign in again in another tab, then send the file once more.",
    };
  return { ok: false, message: detail ?? `The server answered ${status}. Nothing was imported.` };
}
