export type SentFile =
  | { readonly status: number; readonly body: unknown }
  /** The connection broke off. */
  | { readonly status: null };

/**
 * Sends a file as a request's body. By XMLHttpRequest, since fetch does not tell how far an upload has come.
 *
 * @param onProgress bytes that have left so far.
 */
export function sendFile(
  path: string,
  file: File,
  mediaType: string,
  onProgress: (sentBytes: number) => void,
): Promise<SentFile> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve({ status: request.status, body: parse(request.responseText) });
    request.onerror = () => resolve({ status: null });
    request.open("POST", path);
    request.setRequestHeader("content-type", mediaType);
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
