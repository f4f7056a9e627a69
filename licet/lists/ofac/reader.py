"""Which of OFAC's formats some documents are in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from licet.lists.ofac import csv_set
from licet.lists.reading import Document, Reading
from licet.lists.refusal import Refused

_UNSEEN: Final = "?"
# Possessive: a long head of instructions and comments is gone over once.
_ROOT: Final = re.compile(rb"(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+<(?:[\w.-]+:)?([\w.-]+)", re.S)


def read(documents: Sequence[Document], sdn: bool) -> Reading:
    """Reads the SDN List (`sdn`) or the non-SDN lists, in any of OFAC's three formats."""
    if not documents:
        raise Refused("OFAC", "no document", "a CSV set, an XML file or an advanced XML file")
    roots = [_root(one) for one in documents]
    if not any(roots):
        return csv_set.read(documents, sdn)
    if len(documents) > 1:
        names = ", ".join(one.name for one in documents)
        raise Refused(names, "several files, XML among them", "one XML file, or a CSV set alone")
    from licet.lists.ofac import advanced_xml, sdn_xml

    if roots[0] == advanced_xml.ROOT:
        return advanced_xml.read(documents[0], sdn)
    if roots[0] in {sdn_xml.ROOT, _UNSEEN}:
        return sdn_xml.read(documents[0], sdn)  # which refuses what is not plain XML
    raise Refused(
        documents[0].name,
        f"<{roots[0]}> as the root",
        f"<{sdn_xml.ROOT}> (SDN.XML) or <{advanced_xml.ROOT}> (SDN_ADVANCED.XML)",
    )


def _root(document: Document) -> str | None:
    """The name of the root element as it seems; None for a document that is no XML at all."""
    start = document.data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return None
    found = _ROOT.match(start)
    return found[1].decode() if found else _UNSEEN
