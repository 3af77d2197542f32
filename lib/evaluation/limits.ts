/** Decoded, of a file that holds scores and no answers: a thousand tasks have about 5 MB. */
export const MAX_FILE_BYTES = 25_000_000;

/** Of any file, as it is sent and once a Content-Encoding is undone. */
export const MAX_UPLOAD_BYTES = 1_000_000_000;

/** Read while the sender waits; what is larger is read in the background. */
export const MAX_WAITING_BYTES = 5_000_000;
