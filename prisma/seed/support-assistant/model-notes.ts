export const modelNotes = `## Decision

**Mistral Small 24B Instruct (2501)**, open weights under Apache 2.0, served by ourselves. GPT-4.1 mini stays as the fallback for peaks.

## Why

1. On the same 120 questions with the same passages it was 3 points behind the best hosted model and 6 ahead of the next open one.
2. Contracts and meter data stay in Kiel. The hosted candidates would have needed a transfer of every contract that is asked about.
3. At 5 000 drafts a day, two GPUs cost less than tokens; January has 9 000.

## Candidates

| Candidate | Right of 120 | German, blind 1–5 | Cost per 1 000 drafts | Licence | |
|---|---:|---:|---:|---|---|
| GPT-4.1 | 92 | 4.6 | EUR 9.80 | commercial terms | rejected: data leaves the house, cost in January |
| GPT-4.1 mini | 86 | 4.4 | EUR 1.90 | commercial terms | **fallback** |
| Mistral Small 24B Instruct | 89 | 4.3 | EUR 1.20 | Apache 2.0 | **chosen** |
| Llama 3.1 8B Instruct | 74 | 3.6 | EUR 0.40 | Llama 3.1 Community License | rejected: easy language |
| Qwen2.5 14B Instruct | 83 | 3.9 | EUR 0.80 | Apache 2.0 | rejected: tone in German |

Same prompt, temperature 0, three readers who did not know which was which.

## What would change it

A hosted model in our own region at half the price, or easy language staying below 0.70 after fine-tuning.
`;
