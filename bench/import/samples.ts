/** A samples_*.jsonl of lm-evaluation-harness of about so many bytes, some hundred lines at a time. */
export function* samplesFile(sizeBytes: number): Generator<Buffer> {
  for (let written = 0, docId = 0; written < sizeBytes; ) {
    const lines: string[] = [];
    for (let count = 0; count < 200; count++, docId++) lines.push(JSON.stringify(sample(docId)));
    const piece = Buffer.from(`${lines.join("\n")}\n`);
    written += piece.length;
    yield piece;
  }
}

/** As long as samples of reading comprehension are: some 2.4 kB a line. */
function sample(docId: number) {
  const passage = `${docId}: ${"the passage goes on and on, as such passages do, ".repeat(30)}`;
  const right = docId % 7 !== 0;
  return {
    doc_id: docId,
    doc: { subject: `subject ${docId % 20}`, difficulty: docId % 3 },
    target: "yes",
    arguments: { gen_args_0: { arg_0: `${passage}\nQuestion ${docId}?`, arg_1: { until: ["\n"], max_gen_toks: 64 } } },
    resps: [[right ? "yes" : "no, since the passage says otherwise"]],
    filtered_resps: [right ? "yes" : "no"],
    filter: "none",
    metrics: ["exact_match", "f1"],
    doc_hash: docId.toString(16).padStart(64, "0"),
    prompt_hash: docId.toString(16).padStart(64, "1"),
    target_hash: docId.toString(16).padStart(64, "2"),
    exact_match: right ? 1 : 0,
    f1: right ? 1 : 0.25,
  };
}
