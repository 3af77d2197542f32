import { sendFile } from "#components/ui/send-file.ts";

/** What the server made of a file. */
export type Upload =
  | { readonly ok: true; readonly number: number; readonly name: string; readonly alreadyImported: boolean }
  | { readonly ok: false; readonly message: string };

/**
 * Sends a file to the import route as it is.
 * @param onProgress bytes that have left so far.
 */
export async function uploadEvaluation(
  path: string,
  file: File,
  onProgress: (sentBytes: number) => void,
): Promise<Upload> {
  const sent = await sendFile(path, file, "application/json", onProgress);
  if (sent.status === null)
    return { ok: false, message: "The connection broke off. Nothing was imported; send the file again." };
  const { evaluation, alreadyImported = false, detail } = (sent.body ?? {}) as Answer;
  if (sent.status < 300 && evaluation) return { ok: true, ...evaluation, alreadyImported };
  if (sent.status === 401) {
    return {
      ok: false,
      message: "Your session has ended. Sign in again in another tab, then send the file once more.",
    };
  }
  return { ok: false, message: detail ?? `The server answered ${sent.status}. Nothing was imported.` };
}

type Answer = {
  evaluation?: { number: number; name: string };
  alreadyImported?: boolean;
  detail?: string;
};
