import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { peekFile, peekText } from "#components/evaluation/score-answers/peek-file.ts";

describe("the beginning of a file", () => {
  it("names the columns of JSON Lines, of later lines and of objects too", () => {
    const text = '{"id": 1, "output": {"text": "a"}}\n{"id": 2, "ref": ["x"]}\n{"id": 3, "tor';
    expect(peekText(text, "answers.jsonl")).toEqual({
      format: "jsonl",
      columns: ["id", "output", "output.text", "ref"],
      example: { id: "1", output: '{"text":"a"}', "output.text": "a", ref: '["x"]' },
    });
  });

  it.each([
    ["id,prediction\n1,a\n2,b", { id: "1", prediction: "a" }],
    ['id;"pre;diction"\r\n1;"a ""b""\nc"\r\n', { id: "1", "pre;diction": 'a "b"\nc' }],
    ["id\tprediction\n1\ta", { id: "1", prediction: "a" }],
    ["id|prediction\n1|a", { id: "1", prediction: "a" }],
  ])("names the columns of a table: %j", (text, example) => {
    expect(peekText(`\ufeff${text}`, "answers.csv")).toEqual({ format: "csv", columns: Object.keys(example), example });
  });

  it("tells the format by the content where the name does not", () => {
    expect(peekText('{"a": 1}\n', "answers.txt")?.format).toBe("jsonl");
    expect(peekText("a,b\n1,2\n", "answers.txt")?.format).toBe("csv");
    expect(peekText("", "answers.txt")).toBeNull();
    expect(peekText("[1]\n", "answers.jsonl")).toBeNull();
  });

  it("is looked at in a packed file too, even where that breaks off", async () => {
    const packed = gzipSync('{"a": 1}\n'.repeat(100_000));
    const cut = new File([packed.subarray(0, packed.length / 2)], "answers.jsonl.gz");
    expect((await peekFile(cut))?.columns).toEqual(["a"]);
  });
});
