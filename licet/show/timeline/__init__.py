"""Timelines: what the law said of one party or act, day by day, with its gaps."""

from licet.show.timeline.model import KINDS, Bar, Lane, Mark, Timeline
from licet.show.timeline.svg import as_svg
from licet.show.timeline.text import as_text

__all__ = ["KINDS", "Bar", "Lane", "Mark", "Timeline", "as_svg", "as_text"]
