"""What does a scenario file say, as plain mappings, lists and strings? YAML or JSON, hostile or not.

All scalars stay strings, so that the country NO is not false and a time is not a number (YAML 1.1 would see to both).
"""

import json
from collections.abc import Hashable
from typing import Any

import yaml

LARGEST = 512 * 1024  # bytes; a long life of one application takes four thousand
DEEPEST = 20

Plain = str | list["Plain"] | dict[str, "Plain"]


class ScenarioError(ValueError):
    """A bad file. `where`: the place in it, such as `events 3`; `why`: what is wrong there, on one line."""

    def __init__(self, where: str, why: str) -> None:
        line = " ".join(why.split())
        super().__init__(f"{where}: {line}" if where else line)
        self.where = where
        self.why = line


def parse(raw: bytes) -> Plain:
    """The file's content; ScenarioError for anything that is not a small, flat, unambiguous YAML or JSON text."""
    if len(raw) > LARGEST:
        raise ScenarioError("", f"more than {LARGEST // 1024} KiB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ScenarioError(f"byte {error.start + 1}", "not UTF-8 text") from None
    return _json(text) if text.lstrip()[:1] in ("{", "[") and _is_json(text) else _yaml(text)


def _is_json(text: str) -> bool:
    """YAML's braces look like JSON's; what JSON cannot read is left to YAML, which names the line."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _json(text: str) -> Plain:
    value: Plain = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
    return _strings(value, 0)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if double := next((key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n])), None):
        raise ScenarioError(double, "given twice")
    return dict(pairs)


def _strings(value: Any, depth: int) -> Plain:
    """JSON's true, false and null as the words that YAML would hold."""
    if depth > DEEPEST:
        raise ScenarioError("", f"nested more than {DEEPEST} deep")
    if isinstance(value, dict):
        return {key: _strings(part, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_strings(part, depth + 1) for part in value]
    return value if isinstance(value, str) else {True: "true", False: "false", None: ""}[value]


class _Loader(yaml.BaseLoader):
    """PyYAML's loader of strings, which also refuses a key that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise ScenarioError(_line(key_node.start_mark), "a key must be a word")
            if key_node.value in mapping:
                raise ScenarioError(_line(key_node.start_mark), f"{key_node.value!r} is given twice")
            mapping[key_node.value] = self.construct_object(value_node, deep=True)
        return mapping


def _yaml(text: str) -> Plain:
    try:
        _check_shape(text)
        value: Plain = _Loader(text).get_single_data()
    except yaml.MarkedYAMLError as error:
        why = ", ".join(part for part in (error.context, error.problem) if part)
        raise ScenarioError(_line(error.problem_mark or error.context_mark), why) from None
    except yaml.YAMLError as error:
        raise ScenarioError("", str(error)) from None
    return value


def _check_shape(text: str) -> None:
    """Events come one by one, so a bomb is refused before it is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ScenarioError(_line(event.start_mark), "aliases are not read here; write it out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ScenarioError(_line(event.start_mark), f"nested more than {DEEPEST} deep")


def _line(mark: Any) -> str:
    """The line of a mark (PyYAML has two kinds of them), if there is one."""
    return f"line {mark.line + 1}" if mark else ""
