import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Next.js answers 500 to a path whose percent-encoding is no UTF-8, before any code of ours runs. Such a path names
 * nothing; from here on its percent signs are taken literally, so that it is answered like any other that is not there.
 */
export function takeMalformedPathsLiterally(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.url) request.url = decodablePath(request.url);
  });
}

/** @param url path and query, as in the request line. */
export function decodablePath(url: string): string {
  const end = url.indexOf("?");
  const path = end === -1 ? url : url.slice(0, end);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + url.slice(path.length);
  }
}
