"""The words of the agency's lists, and what they become in the rulebook."""

import csv
import gzip
import io
from collections import Counter
from datetime import date
from pathlib import Path

import orjson
import pytest

from licet.lists.us_terms import register_days, register_pages, terms

ALL_ITEMS = [
    "For all items subject to the EAR. (See § 744.11 of the EAR)",
    "For All Items Subject to the EAR (See §744.11 of the EAR).",
    "All items subject to the EAR",
    "All items subjects to the EAR except for: -crude oil, condensates",
    "All items subject to the EAR except for food or medicine designated as EAR99.",
    "For all items subject to the EAR, see §§ 736.2(b)(3)(vi), and 744.11 of the EAR, EXCEPT for "
    "technology when released to members of a “standards organization”",
    "All items subject to the EAR, apart from items when used in projects under a licence",
    "For all items subject to the EAR (See footnote 1 to this supplement)",
]
CCL_ITEMS = [
    "For all items on the CCL",
    "All items on the Commerce Control List (CCL). (See § 744.11 of the EAR)",
    "For all items on the Commerce Control List in supplement no. 1 to part 774",
    "For items listed on the CCL.",
]
NEITHER = [
    None,
    "",
    "For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR",
    "For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR",
    "For items on the CCL and listed in supplement no. 7 to part 746 of the EAR",
    "For any item subject to the EAR listed in supplement no. 2 to part 744.",
    "See § 744.2(d) of the EAR",
    "For all items on the CCL except those controlled for AT reasons",
]
FOOTNOTES = [
    ("see §§ 734.9(e)1 and 744.11 of the EAR2", (1, 2)),
    ("see §§ 734.9(e) 1 and 744.11 of the EAR 2", (1, 2)),
    ("(See §734.9(e)1, and §744.11 of the EAR)2.", (1, 2)),
    ("(See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)", (3,)),
    ("(See §734.9(g), 3 §746.8(a)(3), and §744.21(b) of the EAR).", (3,)),
    ("(See §§ 734.9(g), 746.8(a)(3), and 744.21(b) of the EAR)", (3,)),
    ("(See §§ 734.9(e)(2) and 744.11 of the EAR)4", (4,)),
    ("(See §734.9(e), and 744.11 of the EAR)4.", (4,)),
    ("(See §§ 734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR) 5", (5,)),
    ("(See §§ 736.2(b)(3)(vi), and 744.11 of the EAR)", (1,)),
    ("(See §§ 734.9(e)¹ and 744.11 of the EAR²)", (1, 2)),
    ("See footnotes 1 and 3 to this supplement.", (1, 3)),
    ("see footnote 4.", (4,)),
    ("see footnote 12", ()),
    ("(See §734.9(e) and §744.11 of the EAR)", (1, 4, 5)),
    ("EAR99 items; ECCN 5A992.c; EAR 5A992; § 744.11 of the EAR", ()),
]
POLICIES = [
    ("Presumption of denial.", "presumption of denial"),
    ("Presumption for  Denial", "presumption of denial"),
    ("Policy of denial See §§ 746.8(b) and 744.21(e).", "policy of denial"),
    ("Policy of denial for all items subject to the EAR. See §§ 746.8(b)", "policy of denial"),
    ("Case-by-case review.", "case-by-case"),
    ("See § 744.2(d) of the EAR", "See § 744.2(d) of the EAR"),
    (" Presumption of approval  for EAR99 items. ", "Presumption of approval for EAR99 items"),
    (
        "Policy of denial; Case-by-case basis for space",
        "Policy of denial; Case-by-case basis for space",
    ),
    ("", None),
    (None, None),
]
DAYS = [
    ("84 FR 22961, 5/21/19.", (date(2019, 5, 21),)),
    ("68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06", (date(2003, 6, 27), date(2006, 7, 10))),
    ("71 F.R. 38843 7/10/06, 71 F.R. 38849 7/10/2006", (date(2006, 7, 10),)),
    ("91 FR 35189 (June 10, 2026)", (date(2026, 6, 10),)),
    ("Vol. 83, No. 91, 05/10/2018", (date(2018, 5, 10),)),
    ("46 F.R. 46154 9/17/81 and 46 F.R. 19290 3/30/81", (date(1981, 3, 30), date(1981, 9, 17))),
    ("90 F.R. 41975 8//28/2025", (date(2025, 8, 28),)),
    ("66 F.R. 47630 9/13/0 73 F.R. 57052 10/1/200, 90 F.R. 41970 8/28/20225", ()),
    ("88 F.R. 88570 12/2023", ()),
    ("84 FR 22961, 13/40/19", ()),
    ("77 FR 58006 (no. 182); 81 FR 64694", ()),
    (None, ()),
]
PAGES = [
    ("84 FR 22961, 5/21/19", ("84 FR 22961",)),
    ("68 F.R. 38290 6/27/03 71 F.R.38843 7/10/06", ("68 FR 38290", "71 FR 38843")),
    ("81.F.R. 22575 4/18/2016, 84 fr 40241, 84 F.R 40241", ("81 FR 22575", "84 FR 40241")),
    ("82 F.R. 16786, 16787 4/16/2017", ("82 FR 16786",)),
    ("76 FR no. 242 pg. 78146, 77 FR 58006 (no. 182)", ("76 FR 78146", "77 FR 58006")),
    ("84  FR 21,233", ("84 FR 21233",)),
    ("Vol. 83, No. 91, 05/10/2018", ()),
    ("72 F.R. 1/30/07", ()),
    ("85 FR 34501; 88 FR", ("85 FR 34501",)),
    ("80 17726 4/2/15, F.R. 30823 7/3/2017", ()),
    (None, ()),
]


@pytest.mark.parametrize("words", ALL_ITEMS)
def test_all_items_stay_all_items_whatever_is_excluded(words: str) -> None:
    assert terms(words, None).requirement == "all_items"


@pytest.mark.parametrize("words", CCL_ITEMS)
def test_items_on_the_control_list_and_nothing_beside(words: str) -> None:
    assert terms(words, None).requirement == "ccl_items"


@pytest.mark.parametrize("words", NEITHER)
def test_other_words_are_left_open(words: str | None) -> None:
    assert terms(words, None).requirement is None


@pytest.mark.parametrize(("words", "footnotes"), FOOTNOTES)
def test_footnotes_are_read_from_marks_names_and_rules(
    words: str, footnotes: tuple[int, ...]
) -> None:
    assert terms(words, None).footnotes == footnotes


@pytest.mark.parametrize(("words", "policy"), POLICIES)
def test_a_policy_has_one_wording_where_it_is_whole(words: str | None, policy: str | None) -> None:
    assert terms(None, words).review_policy == policy


@pytest.mark.parametrize(("words", "days"), DAYS)
def test_days_of_publication(words: str | None, days: tuple[date, ...]) -> None:
    assert register_days(words) == days


@pytest.mark.parametrize(("words", "pages"), PAGES)
def test_pages_of_the_register(words: str | None, pages: tuple[str, ...]) -> None:
    assert register_pages(words) == pages


def _requirements(shared_data: Path) -> Counter[str]:
    """Every requirement text of the three publications at hand, with its entries."""
    found: Counter[str] = Counter()
    csl = orjson.loads((shared_data / "csl/csl-2026-07-31-compact.json").read_bytes())
    words = csl["tables"]["licenceRequirements"]
    found.update(words[one["lr"]] for one in csl["entries"] if "lr" in one)
    text = gzip.decompress((shared_data / "csl/csl-2022-05-05.csv.gz").read_bytes()).decode()
    found.update(row["license_requirement"] for row in csv.DictReader(io.StringIO(text)))
    bis = orjson.loads((shared_data / "bis/bis-entity-list-2026-07-09.json").read_bytes())
    found.update(one["notes"] for one in bis["entities"])
    del found[""]
    return found


def test_every_text_at_hand_is_all_items_or_known_to_be_narrower(shared_data: Path) -> None:
    texts = _requirements(shared_data)
    assert sum(texts.values()) == 3490 + 2071 + 3409
    open_texts = {one: n for one, n in texts.items() if terms(one, None).requirement is None}
    assert sum(open_texts.values()) == 425
    for one in open_texts:
        plain = one.lower()
        assert "when used in projects" in plain or "in supplement no." in plain, one
    assert not [one for one in texts if terms(one, None).requirement == "ccl_items"]


def test_every_footnote_rule_at_hand_has_its_footnote(shared_data: Path) -> None:
    for one in _requirements(shared_data):
        assert ("734.9" in one or "736.2" in one) == bool(terms(one, None).footnotes), one
