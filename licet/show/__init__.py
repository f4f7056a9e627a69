"""What people look at: boards, timelines, trees of reasons, and the page. Values in, text out."""

from licet.show.board import LINE_SCHEMA, Board, Group, Tally, summarise
from licet.show.page import Meta, as_html
from licet.show.terminal import print_board, print_lines
from licet.show.timeline import KINDS, Bar, Lane, Mark, Timeline, as_svg, as_text
from licet.show.tree import Step, print_tree

__all__ = [
    "KINDS",
    "LINE_SCHEMA",
    "Bar",
    "Board",
    "Group",
    "Lane",
    "Mark",
    "Meta",
    "Step",
    "Tally",
    "Timeline",
    "as_html",
    "as_svg",
    "as_text",
    "print_board",
    "print_lines",
    "print_tree",
    "summarise",
]
