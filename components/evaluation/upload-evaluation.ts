/** What the server made of a file. */
export type Upload =
  | { readonly ok: true; readonly number: number; readonly name: string; readonly alreadyImported: boolean }
  | { readonly ok: false; readonly message: string };

/**
 * Sends a file to the import route as it is. By XMLHttpRequest, since fetch does not tell how far an upload has come.
 * @param onProgress bytes that have left so far.
 */
export function uploadEvaluation(path: string, file: File, onProgress: (sentBytes: number) => void): Promise<Upload> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () =>
      resolve({ ok: false, message: "The connection broke off. Nothing was imported; send the file again." });
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/json");
    request.send(file);
  });
}

type Answer = {
  evaluation?: { number: number; name: string };
  alreadyImported?: boolean;
  detail?: string;
};

function answerOf({ status, responseText }: XMLHttpRequest): Upload {
  const { evaluation, alreadyImported = false, detail } = parse(responseText);
  if (status < 300 && evaluation) return { ok: true, ...evaluation, alreadyImported };
  if (status === 401) {
    return {
      ok: false,
      message: "Your session has ended. Sign in again in another tab, then send the file once more.",
    };
  }
  return { ok: false, message: detail ?? `The server answered ${status}. Nothing was imported.` };
}

function parse(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}
