import { headerLength, LENGTH_BYTES } from "#lib/deployment/safetensors/header-length.ts";
import { MAX_FIRST_BYTES, MAX_FORM_BYTES } from "#lib/deployment/safetensors/limits.ts";
import type { SentFile } from "#lib/deployment/safetensors/read-files.ts";
import { type BodyRefusal, openBody, readBody, refusingBody } from "#lib/platform/http-body.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

type Refusals = BodyRefusal | "not-a-header" | "not-a-form";

/**
 * The first bytes of one file, as its bytes arrive: reading ends with the header, or with its first eight bytes where they are wrong,
 * however much the sender has in store.
 */
export async function receiveFirstBytes(
  request: Request,
  { fileBytes = null }: { readonly fileBytes?: number | null },
): Promise<Outcome<readonly SentFile[], Refusals>> {
  // Whoever sends some of the weights as well is read no further than the header.
  const body = await openBody(request, { maxBytes: MAX_FIRST_BYTES * 2, maxDecodedBytes: MAX_FIRST_BYTES * 2 });
  if (!body.ok)
    return body.reason === "too-large"
      ? refuse(
          "too-large",
          "Send the header alone: the first 8 bytes of the file say how long it is, and 100 MB is the most it may be.",
        )
      : body;
  return refusingBody(async () => {
    const pieces: Uint8Array[] = [];
    let received = 0;
    let wanted = LENGTH_BYTES;
    for await (const piece of body.value) {
      pieces.push(piece);
      received += piece.byteLength;
      if (wanted === LENGTH_BYTES && received >= LENGTH_BYTES) {
        const length = headerLength(Buffer.concat(pieces).subarray(0, LENGTH_BYTES));
        if (!length.ok) return refuse("not-a-header", length.message);
        wanted = LENGTH_BYTES + length.length;
      }
      if (wanted > LENGTH_BYTES && received >= wanted) break;
    }
    return accept([{ name: "model.safetensors", bytes: Buffer.concat(pieces).subarray(0, wanted), fileBytes }]);
  });
}

/** The files of a form: headers, the index of the shards, a config.json. A field `sizes` may say how large the whole files are. */
export async function receiveForm(request: Request): Promise<Outcome<readonly SentFile[], Refusals>> {
  const body = await readBody(request, { maxBytes: MAX_FORM_BYTES, maxDecodedBytes: MAX_FORM_BYTES });
  if (!body.ok) return body;
  const type = request.headers.get("content-type") ?? "";
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body.value), { headers: { "content-type": type } }).formData();
  } catch {
    return refuse("not-a-form", "The body is no multipart form.");
  }
  const sizes = sizesOf(form.get("sizes"));
  const files = form.getAll("file").filter((one) => typeof one !== "string");
  return accept(
    await Promise.all(
      files.map(async (file) => ({
        name: storableText(file.name).slice(0, 300),
        bytes: new Uint8Array(await file.arrayBuffer()),
        fileBytes: sizes.get(file.name) ?? null,
      })),
    ),
  );
}

function sizesOf(said: FormDataEntryValue | null): ReadonlyMap<string, number> {
  if (typeof said !== "string") return new Map();
  try {
    const sizes: unknown = JSON.parse(said);
    if (typeof sizes !== "object" || sizes === null) return new Map();
    return new Map(Object.entries(sizes).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])));
  } catch {
    return new Map();
  }
}
