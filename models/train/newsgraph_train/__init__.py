"""Trains the language model of newsgraph: tags, dependencies and names in one small encoder.

`python -m newsgraph_train --data DIR --out models/base` reads treebanks and name corpora from DIR
and writes the weights, their card and their goldens. Nothing here is needed to build or run newsgraph.
"""
