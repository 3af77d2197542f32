export type OutgoingErrorKind =
  | "refused-address"
  | "name-unknown"
  | "unreachable"
  | "tls"
  | "timeout"
  | "aborted"
  | "too-large"
  | "malformed"
  | "broken-off";

/**
 * Why a call has no answer. The message says what happened and what to do, and holds neither headers nor the addresses
 * that a name resolved to, for it is shown to whoever typed the name.
 */
export class OutgoingError extends Error {
  override name = "OutgoingError";
  readonly kind: OutgoingErrorKind;

  constructor(kind: OutgoingErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Names what node:net, node:tls and node:http throw; the message they write may hold an internal address. */
export function outgoingErrorOf(error: unknown, host: string): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const code = codeOf(error);
  if (/^(ENOTFOUND|EAI_\w+|ENODATA)$/.test(code))
    return new OutgoingError("name-unknown", `The name ${host} cannot be resolved. Check the address.`);
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|EHOSTDOWN|EACCES|EPERM)$/.test(code))
    return new OutgoingError("unreachable", `${host} cannot be reached (${code}). Check that it runs and its port.`);
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO)/.test(code))
    return new OutgoingError("tls", `The certificate of ${host} is not accepted (${code}).`);
  if (/^HPE_/.test(code))
    return new OutgoingError("malformed", `What ${host} answers is not HTTP (${code}). Check the port and https.`);
  return new OutgoingError("broken-off", `The connection to ${host} broke off${code ? ` (${code})` : ""}.`);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
