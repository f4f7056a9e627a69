"""XML as it comes from outside: nothing is fetched, no entity is expanded, no DTD is read."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from licet.lists.reading import Document
from licet.lists.refusal import Refused

_DECLARES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def root_of(document: Document, expected: str) -> etree._Element:
    """The root element of a document whose root should be called `expected` (without namespace).

    Raises `Refused` for a document type or entity declaration (a list needs none, a bomb does),
    for XML that is broken or breaks off, and for another root.
    """
    if _DECLARES.search(document.data):
        raise Refused(
            document.name,
            "a document type or entity declaration",
            "plain XML without one",
            "A list has none; an attack may. Do not use this file.",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(document.data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Refused(
            f"{document.name}, line {line}, column {column}",
            f"XML that is broken or breaks off ({error.msg})",
            "whole XML",
            "Fetch it again.",
        ) from None
    if local(root) != expected:
        raise Refused(document.name, f"<{local(root)}> as the root", f"<{expected}>")
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def bare(root: etree._Element) -> etree._Element:
    """The same tree with every name without its namespace, so that paths are easy to read."""
    for element in root.iter(etree.Element):
        element.tag = local(element)
    etree.cleanup_namespaces(root)
    return root


def text(element: etree._Element | None, path: str = ".") -> str | None:
    """The text at `path`, its white space made single spaces; None where there is none."""
    found = None if element is None else element.find(path)
    words = "" if found is None else " ".join("".join(found.itertext()).split())
    return words or None


def texts(element: etree._Element, path: str) -> list[str]:
    """All texts at `path`, those that are empty left out."""
    return [words for one in element.iterfind(path) if (words := text(one))]


def raw(element: etree._Element) -> str:
    """The element as it stands, for `Entry.raw`."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
