"""The reference values at the head of OFAC's advanced XML, and the places that follow them.

Everything after the head names its types, countries and lists by number. A number that the head
does not hold is a broken file: what it stands for cannot be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from licet.lists.countries import code_of
from licet.lists.ofac import party
from licet.lists.record import Address
from licet.lists.refusal import Refused, quote
from licet.lists.xml import text

_LATIN: Final = {"Latin", "Latn"}
_NOWHERE: Final = "undetermined"
_REGION: Final = "REGION"
_PLACE: Final = ("CITY", "STATE/PROVINCE", "POSTAL CODE")


@dataclass(frozen=True, slots=True)
class Place:
    """A location: its parts on one line, the country's words and code, and the same elsewhere.

    `elsewhere`: the parts as they are printed in another script, one statement.
    """

    line: str
    city: str | None = None
    postcode: str | None = None
    country: str | None = None
    code: str | None = None
    elsewhere: str | None = None

    @property
    def address(self) -> Address | None:
        """The address, or None where the place is not said ("undetermined")."""
        if not (self.line or self.country):
            return None
        return party.address(
            self.line, self.country, self.code, city=self.city, postcode=self.postcode
        )

    @property
    def words(self) -> str:
        """The whole place on one line."""
        return ", ".join(part for part in (self.line, self.country) if part)


@dataclass(slots=True)
class Values:
    """Reference values by element name and number, and places by number."""

    name: str  # of the document, for messages
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # of countries: alpha-2
    party_types: dict[str, str] = field(default_factory=dict)  # of sub-types
    scripts: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)  # numbers of their countries
    places: dict[str, Place] = field(default_factory=dict)

    def take(self, sets: etree._Element) -> None:
        """Keeps the values of ``<ReferenceValueSets>``."""
        for one in (value for values in sets for value in values):
            number = one.get("ID", "")
            self.texts.setdefault(str(one.tag), {})[number] = text(one) or ""
            match one.tag:
                case "Country":
                    words = text(one)
                    self.codes[number] = one.get("ISO2") or code_of(words) or ""
                case "AreaCode":
                    self.areas[number] = one.get("CountryID", "")
                case "PartySubType":
                    self.party_types[number] = one.get("PartyTypeID", "")
                case "Script":
                    self.scripts[number] = one.get("ScriptCode", "")
                case "LegalBasis":
                    self.bases[number] = one.get("LegalBasisShortRef") or text(one) or ""

    def text(self, kind: str, number: str | None) -> str:
        """The words that a number stands for. Raises `Refused` for a number that is not known."""
        found = self.texts.get(kind, {}).get(number or "")
        if found is None:
            raise self.broken(f"{kind} {quote(number or '')}")
        return found

    def place(self, number: str | None) -> Place:
        found = self.places.get(number or "")
        if found is None:
            raise self.broken(f"Location {quote(number or '')}")
        return found

    def broken(self, what: str) -> Refused:
        return Refused(
            self.name,
            f"a reference to {what}, which the file does not hold",
            "a file whose references are whole",
            "Fetch it again.",
        )

    def is_latin(self, script: str | None) -> bool:
        self.text("Script", script)
        return self.scripts.get(script or "") in _LATIN

    def locate(self, element: etree._Element) -> None:
        """Keeps one ``<Location>``."""
        own: dict[str, list[str]] = {}
        other: list[str] = []
        for kind, value, primary in self._parts(element):
            if primary:
                own.setdefault(kind, []).append(value)
            else:
                other.append(value)
        city, state, postcode = (", ".join(own.get(kind, ())) or None for kind in _PLACE)
        country, code = self._country(element)
        regions = [f"Region: {value}" for value in own.pop(_REGION, ())]
        if regions and not country:  # the other formats print the region as the country
            country, code = regions[0], code_of(regions[0])
            regions = regions[1:]
        street = [value for kind in own if kind not in _PLACE for value in own[kind]]
        self.places[element.get("ID", "")] = Place(
            party.one_line((*street, *regions), city, state, postcode),
            city,
            postcode,
            country,
            code,
            ", ".join(other) or None,
        )

    def _country(self, element: etree._Element) -> tuple[str | None, str | None]:
        """The words and the code of a location's country, or of the area that it lies in."""
        numbers = [one.get("CountryID", "") for one in element.iterfind("LocationCountry")]
        for one in element.iterfind("LocationAreaCode"):
            self.text("AreaCode", one.get("AreaCodeID"))
            numbers.append(self.areas[one.get("AreaCodeID", "")])
        if not numbers or (words := self.text("Country", numbers[0])) == _NOWHERE:
            return None, None
        return words, self.codes.get(numbers[0]) or None

    def _parts(self, element: etree._Element) -> Iterator[tuple[str, str, bool]]:
        for part in element.iterfind("LocationPart"):
            kind = self.text("LocPartType", part.get("LocPartTypeID"))
            for one in part.iterfind("LocationPartValue"):
                if value := text(one, "Value"):
                    yield kind, value, one.get("Primary") == "true"
