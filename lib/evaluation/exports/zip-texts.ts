import { Zip, ZipDeflate } from "fflate";

export type NamedText = { readonly name: string; readonly text: AsyncIterable<string> };

/** A ZIP of some texts, packed as they come: what is held in memory is one piece of one of them. */
export async function* zipTexts(files: readonly NamedText[]): AsyncGenerator<Uint8Array> {
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes);
  });
  const taken = () => {
    const pieces = packed;
    packed = [];
    return pieces;
  };
  for (const { name, text } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const piece of text) {
      file.push(Buffer.from(piece));
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
