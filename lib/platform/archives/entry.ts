/** A file as the archive has it; its bytes are to be read to their end before the next one comes. */
export type RawEntry = { readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> };
