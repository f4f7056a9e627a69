"""Keys for entries without a number: stable, and each its own."""

from licet.lists.keys import distinct, made_key


def test_case_accents_and_punctuation_make_no_other_key():
    one = made_key("Société Anonyme d'Optique, S.A.", "FR")
    assert (
        one == made_key("SOCIETE ANONYME  d’Optique S.A", "fr") == "societe anonyme doptique sa|fr"
    )


def test_a_name_in_its_own_script_keeps_its_letters():
    assert made_key("华为 (Huawei)", None) == "华为 huawei|"


def test_a_name_of_signs_alone_is_its_own_key():
    assert made_key(" ++ ", "DE") == "++|de"


def test_another_country_is_another_key():
    assert made_key("Acme", "DE") != made_key("Acme", "FR")


def test_equal_keys_are_told_apart_by_the_first_words_that_can():
    dates = ["2019-05-21", "2020-08-20", "2019-05-21"]
    assert distinct(["a", "a", "b"], ["84 FR 1", "84 FR 1", "84 FR 1"], dates) == [
        "a|2019-05-21",
        "a|2020-08-20",
        "b",
    ]


def test_entries_equal_in_everything_are_counted_in_their_order():
    assert distinct(["a", "b", "a", "a"], ["", "", "", ""]) == ["a", "b", "a#2", "a#3"]


def test_a_counted_key_is_never_one_that_is_taken():
    assert distinct(["a", "a", "a#2"]) == ["a", "a#3", "a#2"]


def test_keys_that_differ_stay_as_they_are():
    assert distinct(["a", "b"], ["x", "y"]) == ["a", "b"]
