"""The tree of reasons that `licet why` prints: each condition true, false or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from licet.show.words import clean

# Truth -> sign, word, style. The word is there for readers without the sign or the colour.
SIGNS: Final[dict[bool | None, tuple[str, str, str]]] = {
    True: ("✓", "yes", "green"),
    False: ("✗", "no", "red"),
    None: ("?", "unknown", "bold yellow"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One condition and what it came to; `value` None is unknown.

    `detail` is the fact that made it so, `cite` the place in the law. A `heading` is no question
    and has no answer.
    """

    says: str
    value: bool | None
    detail: str = ""
    cite: str = ""
    children: tuple[Step, ...] = ()
    heading: bool = False


def print_tree(node: Step, console: Console) -> None:
    """The step and all below it; long texts wrap beside the guide lines."""
    console.print(_grown(Tree(_label(node), guide_style="dim"), node))


def _grown(tree: Tree, node: Step) -> Tree:
    for child in node.children:
        _grown(tree.add(_label(child)), child)
    return tree


def _label(step: Step) -> Text:
    sign, word, style = SIGNS[step.value]
    text = Text(overflow="fold")
    if not step.heading:
        text.append(f"{sign} {word}  ", style=style)
    text.append(clean(step.says), style="bold" if step.children else "")
    if step.detail:
        joint = " " if step.says.endswith("?") else ": "
        text.append(f"{joint}{clean(step.detail)}", style="")
    if step.cite:
        text.append(f"  [{clean(step.cite)}]", style="dim")
    return text
