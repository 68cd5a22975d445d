#!/usr/bin/env python3
"""Fit the confidence of claims to gold, or show how well it fits.

usage: confidence.py fit GOLD_DIR CLAIMS.jsonl > src/claim/confidence.csv
       confidence.py show GOLD_DIR CLAIMS.jsonl
       confidence.py cross GOLD_DIR CLAIMS.jsonl

GOLD_DIR and CLAIMS.jsonl are those of claims.py; the articles must not be ones that the model learnt from, or its scores
are better there than they will be. A claim is judged if claims.py counts it in its closed precision: both ends are known to
the gold of its article. It is right if gold has it with that relation, polarity, modality and source. Gold is not
exhaustive, so right means what an annotator wrote down too, and a confidence is rather too low than too high.
fit    weights of a logistic regression over what `features` says, for `src/claim/confidence.rs`
show   a reliability table of the confidences that the claims have
cross  the same of confidences that are fitted to the other nine tenths of the articles each
"""
import math
import os
import sys
from collections import defaultdict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import claims as scorer  # noqa: E402

GROUPS = ["triggers.csv", "roles.csv", "model", "open-verb", "says-about", "copula", "dated", "bare-role", "place"]
SCORES = ["pair", "likelihood", "type", "fact", "soundness"]
PRONOUNS = set(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself"
    " it its itself they them their theirs themselves both who whom whose which that".split()
) | {"each other"}
PENALTY, STEPS, RATE = 2.0, 800, 0.5
EDGES = [0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01]


def group(rule):
    """the table, the rule, or the first word of its name"""
    for name in GROUPS:
        if rule == name or rule.startswith((name + ":", name + "-")):
            return name
    return None


def features(claim):
    """what the confidence goes by, as `src/claim/confidence.rs` reads it off too"""
    found = {"": 1.0}
    made_by = group(claim["rule"])
    if made_by:
        found["rule " + made_by] = 1.0
    if claim["rule"] == "model":
        found["model likelihood"] = claim["scores"]["likelihood"]
    if not claim["relation"]["known"]:
        found["open relation"] = 1.0
    if claim["modality"] != "fact":
        found["reported" if claim["modality"] == "reported" else "unreal"] = 1.0
    if claim["modality"] == "reported" and not claim["source"]:
        found["no source"] = 1.0
    if claim["negated"]:
        found["negated"] = 1.0
    if any(claim[end]["text"].lower() in PRONOUNS for end in ("subject", "object")):
        found["pronoun"] = 1.0
    if claim["object"]["iri"] is None:
        found["literal"] = 1.0
    for score in SCORES:
        found["score " + score] = claim["scores"][score]
    return found


def judged(gold_dir, claims_path):
    """(article, claim, right) of the claims that gold can judge"""
    predicted = defaultdict(list)
    for claim in scorer.read(claims_path):
        predicted[claim["article"]].append(claim)
    for name in sorted(os.listdir(gold_dir)):
        doc = name.removesuffix(".jsonl")
        if doc == name or doc.endswith(".traps") or doc in ("fusion", "conflicts"):
            continue
        gold = scorer.read(os.path.join(gold_dir, name))
        entities = {}
        for end in (claim[side] for claim in gold for side in ("subject", "object")):
            known = entities.setdefault(end["name"], {"name": end["name"], "aliases": [], "type": end.get("type")})
            known["aliases"] += end.get("aliases", [])
        sources = {name: scorer.names(entity) for name, entity in entities.items()}
        named = [entity for entity in entities.values() if entity["type"] not in scorer.LITERAL]
        for claim in predicted[doc]:
            subject, object_ = claim["subject"]["name"], claim["object"]["name"]
            known = any(scorer.same(entity, subject) for entity in named)
            if known and any(scorer.same(entity, object_) for entity in entities.values()):
                right = any(scorer.pair_ok(it, claim) and scorer.relation_ok(it, claim)
                            and scorer.full_ok(it, claim, sources) for it in gold)
                yield doc, claim, right


def fit(rows):
    """weights by gradient descent, small weights preferred to large ones"""
    vectors = [(features(claim), right) for _, claim, right in rows]
    weights = defaultdict(float)
    for _ in range(STEPS):
        slope = defaultdict(float)
        for vector, right in vectors:
            miss = chance(weights, vector) - right
            for name, value in vector.items():
                slope[name] += miss * value
        for name, value in slope.items():
            value += PENALTY * weights[name] if name else 0.0
            weights[name] -= RATE * value / len(vectors) * 4
    return dict(weights)


def chance(weights, vector):
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in vector.items())))


def table(pairs):
    """how many claims of each confidence are right"""
    print("confidence  claims  mean   right")
    off = 0.0
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [(given, right) for given, right in pairs if low <= given < high]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside))
            off += abs(mean - share) * len(inside) / len(pairs)
            print(f"{low:.1f}-{min(high, 1.0):.1f}     {len(inside):6}  {mean:.2f}   {share:.2f}")
    print(f"expected calibration error {off:.3f}")


def main(mode, gold_dir, claims_path):
    rows = list(judged(gold_dir, claims_path))
    if mode == "fit":
        print("feature,weight\n# Made by tests/score/confidence.py, which says what the features are.")
        for name, weight in sorted(fit(rows).items()):
            print(f"{name},{weight:.3f}")
    elif mode == "show":
        table([(claim["confidence"], right) for _, claim, right in rows])
    else:
        articles = sorted({doc for doc, _, _ in rows})
        pairs = []
        for fold in range(10):
            held = set(articles[fold::10])
            weights = fit([row for row in rows if row[0] not in held])
            pairs += [(chance(weights, features(claim)), right) for doc, claim, right in rows if doc in held]
        table(pairs)


if __name__ == "__main__":
    main(*sys.argv[1:])
