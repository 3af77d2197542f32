import { sendFile } from "#components/ui/send-file.ts";

/** What the server made of a file, or why nothing. */
export type SentVersion =
  | { readonly ok: true; readonly version: number; readonly rowCount: number; readonly alreadyUploaded: boolean }
  | { readonly ok: false; readonly field: string; readonly message: string };

type Answer = {
  readonly version?: { readonly version: number; readonly rowCount: number };
  readonly alreadyUploaded?: boolean;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

/** Sends a file as a version. Refusals come back by the field of the form that they are about; the file's own by "file". */
export async function sendVersion(
  address: string,
  file: File,
  onProgress: (sentBytes: number) => void,
): Promise<SentVersion> {
  const { status, ...sent } = await sendFile(address, file, "application/octet-stream", onProgress);
  if (status === null) return refused("The connection broke off. Nothing was kept; send the file again.");
  const { version, alreadyUploaded = false, detail, errors } = ("body" in sent ? (sent.body ?? {}) : {}) as Answer;
  if (status < 300 && version) return { ok: true, ...version, alreadyUploaded };
  if (status === 401)
    return refused("Your session has ended. Sign in again in another tab, then send the file once more.");
  const field = errors?.[0]?.pointer.replace(/^\/(query\/)?/, "");
  return {
    ok: false,
    field: field && FIELDS.has(field) ? field : "file",
    message: detail ?? `The server answered ${status}. Nothing was kept.`,
  };
}

const FIELDS: ReadonlySet<string> = new Set(["sources", "textColumns", "purpose", "format"]);

function refused(message: string): SentVersion {
  return { ok: false, field: "file", message };
}
