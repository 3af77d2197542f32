import { LENGTH_BYTES, MAX_HEADER_BYTES } from "#lib/deployment/safetensors/header-length.ts";

/** One file's first bytes, sent by themselves. */
export const MAX_FIRST_BYTES = MAX_HEADER_BYTES + LENGTH_BYTES;

/** The headers of all files of a model, with its index and config.json. */
export const MAX_FORM_BYTES = 128_000_000;

export const MAX_FILES = 1_000;
