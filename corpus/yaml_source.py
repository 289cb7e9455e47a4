"""Read YAML keeping the line of every key and item, so that a fault can be shown where it stands."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.faults import Fault

KeyPath = tuple[str | int, ...]


# libyaml reads four times as fast; PyYAML's wheels bring it, a build from source may not.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _CorpusLoader(_Loader):  # type: ignore[misc]
    """Safe loader in which only true and false are booleans, so that the keys `on` and `no` stay words."""


_CorpusLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tTfF":
    _CorpusLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), [_first])


@dataclass(frozen=True, slots=True)
class YamlSource:
    """A parsed file: its value, and the line (from 1) of each path into it."""

    file: str
    value: Any
    lines: dict[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """Line of the deepest known ancestor of `path`; 1 where nothing is known."""
        for end in range(len(path), -1, -1):
            if (found := self.lines.get(path[:end])) is not None:
                return found
        return 1


def read_yaml(path: Path, shown_as: str) -> tuple[YamlSource | None, list[Fault]]:
    """Parse one file; syntax faults and repeated keys come back as faults, not exceptions."""
    try:
        loader = _CorpusLoader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except FileNotFoundError:
        return None, [Fault(shown_as, 0, "missing", "the file is not there")]
    except UnicodeDecodeError as error:
        return None, [Fault(shown_as, 0, "encoding", f"not UTF-8 at byte {error.start}")]
    except yaml.YAMLError as error:
        return None, [Fault(shown_as, _mark_line(error), "syntax", _problem(error))]
    if node is None:
        return None, [Fault(shown_as, 1, "empty", "the file holds nothing")]
    lines: dict[KeyPath, int] = {}
    faults: list[Fault] = []
    _walk(node, (), lines, faults, shown_as)
    try:
        value = loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        return None, [*faults, Fault(shown_as, _mark_line(error), "syntax", _problem(error))]
    return YamlSource(shown_as, value, lines), faults


def _walk(node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int], faults: list[Fault], file: str) -> None:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                faults.append(Fault(file, key.start_mark.line + 1, "repeated-key", f"key {name!r} stands twice"))
            seen.add(name)
            lines[(*path, name)] = key.start_mark.line + 1
            _walk(value, (*path, name), lines, faults, file)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*path, index), lines, faults, file)


def _mark_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark is not None else 0


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
