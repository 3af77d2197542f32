# python reference.py <metric,…> <hyp> <ref>: the same with the reference tools, if they can be imported.
import json
import sys
import time

metrics, hyp, ref = sys.argv[1:4]
with open(hyp, encoding="utf-8", newline="\n") as file:
    hyps = [line.rstrip("\n") for line in file]
with open(ref, encoding="utf-8", newline="\n") as file:
    refs = [line.rstrip("\n") for line in file]
if metrics.startswith("rouge"):
    from rouge_score import rouge_scorer

    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"])
    began = time.perf_counter()
    score = sum(scorer.score(r, h)["rougeL"].fmeasure for h, r in zip(hyps, refs)) / len(hyps)
else:
    from sacrebleu import BLEU, CHRF, TER

    metric = {"bleu": BLEU, "chrf": CHRF, "chrf_pp": lambda: CHRF(word_order=2), "ter": TER}[metrics]()
    began = time.perf_counter()
    score = metric.corpus_score(hyps, [refs])
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "score": getattr(score, "score", score)}))
