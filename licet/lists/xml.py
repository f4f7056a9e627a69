"""XML as it comes from outside: nothing is fetched, no entity is expanded, no DTD is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
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
    _check_declarations(document)
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
        raise _broken(document, error) from None
    _check_tree(document, root)
    if local(root) != expected:
        raise Refused(document.name, f"<{local(root)}> as the root", f"<{expected}>")
    return root


def iterate(
    document: Document, expected: str, sections: Sequence[str], names: Sequence[str]
) -> Iterator[etree._Element]:
    """Yields the elements called one of `names`, bare of namespaces, each let go after its turn.

    For documents whose tree would take too much memory: what the caller makes of an element is
    all that stays. The root holds `sections`; elements called `names` are sections themselves or
    stand in one, and not inside each other. White space between elements is left out.

    Raises `Refused` for what `root_of` refuses and for another element beside those that are
    named, each where the stream comes to it: the caller keeps nothing before the end.
    """
    _check_declarations(document)
    steps = etree.iterparse(
        BytesIO(document.data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        remove_blank_text=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        for _, element in steps:
            _check_tree(document, element)
            yield _without_namespaces(element)
            _let_go(document, element, names)
    except etree.XMLSyntaxError as error:
        raise _broken(document, error) from None
    root = steps.root
    if root is None or local(root) != expected:
        found = "?" if root is None else local(root)
        raise Refused(document.name, f"<{found}> as the root", f"<{expected}>")
    _check_tree(document, root)
    for section in root:
        _check_named(document, section, sections)
        for left in section:
            _check_named(document, left, names)


def _without_namespaces(element: etree._Element) -> etree._Element:
    for one in element.iter(etree.Element):
        one.tag = one.tag.rpartition("}")[2]
    return element


def _let_go(document: Document, element: etree._Element, names: Sequence[str]) -> None:
    """Empties the element and drops what stands before it in its section."""
    element.clear()
    section = element.getparent()
    if section is None or section.getparent() is None:
        return
    while (before := element.getprevious()) is not None:
        _check_named(document, before, names)
        section.remove(before)


def _check_named(document: Document, element: etree._Element, names: Sequence[str]) -> None:
    if local(element) not in names:
        raise Refused(
            document.name,
            f"an unknown element <{local(element)}>",
            ", ".join(f"<{name}>" for name in names),
            "The publisher may have changed the format; the reader must learn it first.",
        )


def _check_declarations(document: Document) -> None:
    if _DECLARES.search(document.data):
        raise _declares(document)


def _check_tree(document: Document, element: etree._Element) -> None:
    """In UTF-16 or UTF-7 a declaration has other bytes; the parser has seen it all the same."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise _declares(document)


def _declares(document: Document) -> Refused:
    return Refused(
        document.name,
        "a document type or entity declaration",
        "plain XML without one",
        "A list has none; an attack may. Do not use this file.",
    )


def _broken(document: Document, error: etree.XMLSyntaxError) -> Refused:
    line, column = error.position
    return Refused(
        f"{document.name}, line {line}, column {column}",
        f"XML that is broken or breaks off ({error.msg})",
        "whole XML",
        "Fetch it again.",
    )


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
    words = "" if found is None else " ".join("".join(map(str, found.itertext())).split())
    return words or None


def texts(element: etree._Element, path: str) -> list[str]:
    """All texts at `path`, those that are empty left out."""
    return [words for one in element.iterfind(path) if (words := text(one))]


def raw(element: etree._Element) -> str:
    """The element as it stands, for `Entry.raw`."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
