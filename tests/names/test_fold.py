"""What a name is read as: which words, in which order, and which of them say nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licet.names.fold import readings
from licet.names.scale import LETTER_ONLY, MOST_LETTERS, MOST_WORDS, TELLING, WEAK


def words(name):
    """The words of the first reading."""
    return [one.text for reading in readings(name)[:1] for one in reading.words]


def telling(name):
    """The words of the first reading that are no initial, particle, title or legal form."""
    return [one.text for one in readings(name)[0].words if one.kind == TELLING]


def ways(name):
    """Every reading, as text."""
    return [" ".join(one.text for one in reading.words) for reading in readings(name)]


def kinds(name):
    return [one.kind for one in readings(name)[0].words]


# -- letters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "Huawei Technologies Co., Ltd.",
        "HUAWEI TECHNOLOGIES CO LTD",
        "huawei technologies company limited",
        "Huawei  Technologies\tCo. , Ltd",
        "\nHuawei Technologies Co., Ltd.\r\n",
        "Huawei-Technologies Co. Ltd.",
        "Huawei_Technologies (Co) [Ltd]",
        "Huáwèi Technologies Co., Ltd.",
        "Ｈｕａｗｅｉ Ｔｅｃｈｎｏｌｏｇｉｅｓ Co., Ltd.",
        "Huawei\u00a0Technologies\u2009Co.,\u3000Ltd.",
        "Hua\u200bwei Tech\u200dnologies Co., Ltd.\ufeff",
        "Hua\u00adwei Technologies Co., Ltd.",
        "\u202aHuawei Technologies\u202c Co., Ltd.",
        "Huawei\x00Technologies\x07Co., Ltd.",
        "Huawei® Technologies™ Co., Ltd. ©",
        "Huawei 😀 Technologies 👍🏻 Co., Ltd. ♥",
        "🅷🆄🅰🆆🅴🅸 Ⓣⓔⓒⓗⓝⓞⓛⓞⓖⓘⓔⓢ Co., Ltd.",
    ],
)
def test_capitals_accents_points_and_what_nobody_sees_do_not_matter(spelling):
    assert words(spelling) == ["huawei", "technologies", "co", "ltd"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("Çelik", "celik"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("O´Brien", "obrien"),
        ("D`Angelo", "dangelo"),
        ("Al-Qa'ida", "al qaida"),
        ("Jean-Pierre", "jean pierre"),
        ("3M", "3m"),
        ("7-Eleven", "7 eleven"),
        ("№ 7", "no 7"),
        ("１２３", "123"),
        ("٣٤٥", "345"),
        ("۳۴۵", "345"),
    ],
)
def test_letters_signs_and_digits_of_every_kind_have_one_form(name, folded):
    assert " ".join(words(name)) == folded


def test_an_override_of_direction_is_dropped_and_the_letters_stay_as_they_stand():
    assert words("\u202eHuawei\u202c \u2066Device\u2069") == ["huawei", "device"]
    assert words("\u202eiewauH") == ["iewauh"]


# -- letters that look like others ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("disguised", "meant"),
    [
        ("Huаwei", "huawei"),  # a Cyrillic a
        ("HUАWЕI", "huawei"),
        ("Сhinа Telecоm", "china telecom"),
        ("Ηuawei", "huawei"),  # a Greek eta
        ("Аcmе Ноldіng", "acme holding"),
        ("Acme ВАНК", "acme bahk"),  # the whole word is Cyrillic, the name is not
    ],
)
def test_foreign_letters_in_a_latin_name_are_read_as_what_they_look_like(disguised, meant):
    assert ways(disguised) == [meant]


@pytest.mark.parametrize(("disguised", "meant"), [("Гaзпpoм", "Газпром"), ("Bлaдимир", "Владимир")])
def test_latin_letters_in_a_cyrillic_word_are_read_as_what_they_look_like(disguised, meant):
    assert words(disguised) == words(meant)


@pytest.mark.parametrize(
    ("name", "both"), [("РОСТЕХ", ["rostekh", "poctex"]), ("МОСКВА", ["moskva", "mockba"])]
)
def test_a_word_all_of_look_alikes_may_be_either(name, both):
    assert ways(name) == both


def test_a_plain_cyrillic_name_is_read_one_way():
    assert ways("Газпром") == ["gazprom"]


# -- points, commas and the ampersand -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Acme S.A.", "acme sa"),
        ("Acme A/S", "acme as"),
        ("Acme L.L.C.", "acme llc"),
        ("Acme G.m.b.H.", "acme gmbh"),
        ("U.S.A. Trading", "usa trading"),
        ("J.P. Morgan", "j p morgan"),
        ("J. P. Morgan", "j p morgan"),
        ("Morgan, J.P.", "j p morgan"),
    ],
)
def test_letters_with_points_are_a_legal_form_or_initials(name, folded):
    assert " ".join(words(name)) == folded


def test_initials_are_letters_and_no_words():
    assert kinds("J.P. Morgan") == [LETTER_ONLY, LETTER_ONLY, TELLING]


def test_an_ampersand_is_and():
    assert words("Smith & Sons") == words("Smith and Sons") == words("Smith&Sons")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("PUTIN, Vladimir", "vladimir putin"),
        ("PUTIN, Vladimir Vladimirovich", "vladimir vladimirovich putin"),
        ("PUTIN,Vladimir", "vladimir putin"),
        (", Vladimir", "vladimir"),
        ("PUTIN,", "putin"),
        ("Acme Trading, Inc.", "acme trading inc"),
        ("Smith, Dr.", "smith dr"),
        ("Smith, John, Jr.", "smith john jr"),  # which comma it is nobody says
    ],
)
def test_a_comma_puts_the_given_name_first_but_not_a_legal_form_or_title(name, folded):
    assert " ".join(words(name)) == folded


def test_the_plain_text_keeps_the_order_and_the_forms_as_written():
    (read,) = readings("PUTIN, Vladimir Company Limited")
    assert read.plain == "putin vladimir company limited"


# -- legal forms and titles -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "spellings"),
    [
        ("ltd", "Limited|Ltd.|LTD"),
        ("pte", "Pte. Ltd.|Private Limited|Pvt. Ltd."),
        ("pty", "Pty Ltd|(Pty) Ltd.|Proprietary Limited"),
        ("corp", "Corporation|Corp."),
        ("inc", "Incorporated|Inc."),
        ("llc", "LLC|L.L.C.|Limited Liability Company"),
        ("plc", "PLC|P.L.C.|Public Limited Company"),
        ("gmbh", "GmbH|G.m.b.H.|Gesellschaft mit beschränkter Haftung"),
        ("ag", "AG|A.G.|Aktiengesellschaft"),
        ("sa", "S.A.|Société Anonyme|Sociedad Anónima"),
        ("sarl", "SARL|S.à r.l.|Société à responsabilité limitée"),
        ("srl", "S.r.l.|Società a responsabilità limitata"),
        ("spa", "S.p.A.|Società per azioni"),
        ("sadecv", "S.A. de C.V.|Sociedad Anónima de Capital Variable"),
        ("bv", "B.V.|Besloten Vennootschap"),
        ("as", "A/S|AS|Aktieselskab"),
        ("ab", "AB|Aktiebolag"),
        ("oy", "Oy|Osakeyhtiö"),
        ("spzoo", "Sp. z o.o.|Spółka z ograniczoną odpowiedzialnością"),
        ("doo", "d.o.o.|DOO"),
        ("ooo", "OOO|ООО|Общество с ограниченной ответственностью"),
        ("ao", "АО|Акционерное общество"),
        ("jsc", "JSC|Joint Stock Company|Joint-Stock Company"),
        ("pjsc", "PJSC|Public Joint Stock Company"),
        ("ltdsti", "Ltd. Şti.|Limited Şirketi"),
        ("sdnbhd", "Sdn. Bhd.|Sendirian Berhad"),
        ("kk", "K.K.|Kabushiki Kaisha|株式会社"),
        ("fzco", "FZCO|FZ Co"),
    ],
)
def test_a_legal_form_has_one_spelling_and_says_nothing(form, spellings):
    for spelling in spellings.split("|"):
        assert telling(f"Acme {spelling}") == ["acme"], spelling
        assert words(f"Acme {spelling}")[1:] == [form], spelling


@pytest.mark.parametrize("name", ["OOO Acme", "PT Acme Tbk", "Public Joint Stock Company Acme"])
def test_a_legal_form_may_stand_before(name):
    assert telling(name) == ["acme"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BURREN CO., LOMITED", "BURREN CO., LIMITED"),
        ("Acme Limted", "Acme Limited"),
        ("Acme Limietd", "Acme Limited"),
        ("Acme Limited Liavility Company", "Acme Limited Liability Company"),
        ("Acme Comapny", "Acme Company"),
        ("Acme Companny", "Acme Company"),
        ("Acme Corporaton", "Acme Corporation"),
        ("Acme CMPNY", "Acme Company"),
        ("Acme LMTD", "Acme Limited"),
        ("Acme CRPRTN", "Acme Corporation"),
        ("Acme Private Limted", "Acme Private Limited"),
        ("Acme Limtied Liability Company", "Acme Limited Liability Company"),
        ("Otkrytoe Atsionernoe Obshchestvo Acme", "Otkrytoe Aktsionernoe Obshchestvo Acme"),
    ],
)
def test_a_legal_form_may_be_misspelt_or_lack_its_vowels(written, meant):
    assert words(written) == words(meant)


@pytest.mark.parametrize("name", ["Acme Limestone", "Acme Liberty", "Acme Champion", "Acme Cmp"])
def test_a_word_that_is_two_slips_from_a_legal_form_is_a_word(name):
    assert len(telling(name)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme ASBL", "Acme AISBL"), ("FGBU Acme", "FGBOU Acme"), ("Acme QPSC", "Acme QAPSC")],
)
def test_a_legal_form_that_resembles_another_is_itself(one, other):
    assert words(one) != words(other)


@pytest.mark.parametrize("name", ["KUHI, Fatemeh Sarlak", "Campania Acme"])
def test_a_word_of_a_name_is_no_abbreviation_of_a_legal_form_misspelt(name):
    assert WEAK not in kinds(name)


def test_a_name_of_legal_forms_alone_keeps_them():
    assert words("Co., Ltd.") == ["co", "ltd"]
    assert set(kinds("Company Limited S.A.")) == {WEAK}


@pytest.mark.parametrize(
    "name", ["Mr. John Smith", "Dr John Smith", "Sir John Smith, Jr.", "General John von Smith"]
)
def test_titles_and_particles_stay_and_say_nothing(name):
    assert telling(name) == ["john", "smith"]
    assert WEAK in kinds(name)


def test_a_common_word_weighs_less_than_a_rare_one_and_more_than_a_legal_form():
    rare, common, form = (one.weight for one in readings("Zorbalak Trading Ltd")[0].words)
    assert rare > common > form


# -- Chinese --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("华为技术有限公司", "huawei technology co ltd"),
        ("中兴通讯股份有限公司", "zte co ltd"),
        ("深圳市海思半导体有限公司", "shenzhen hisilicon technology co ltd"),
        ("中国电子科技集团公司", "china electronics technology group co"),
        ("北京航空航天大学", "beijing aerospace university"),
    ],
)
def test_a_chinese_company_is_half_translated_and_half_read(name, folded):
    assert ways(name)[0] == folded


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("華為技術有限公司", "华为技术有限公司"),
        ("習近平", "习近平"),
        ("歐陽修", "欧阳修"),
        ("毛澤東", "毛泽东"),
    ],
)
def test_traditional_characters_are_the_simplified_ones(traditional, simplified):
    assert readings(traditional) == readings(simplified)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("习近平", "xi jinping"),
        ("王伟", "wang wei"),
        ("欧阳修", "ouyang xiu"),
        ("诸葛亮", "zhuge liang"),
        ("司馬懿", "sima yi"),
    ],
)
def test_a_chinese_person_is_family_and_given_name(name, folded):
    assert ways(name)[0] == folded


def test_characters_keep_a_sign_and_letters_have_none():
    (read,) = readings("习近平")
    (letters,) = readings("Xi Jinping")
    assert all(read.signs)
    assert letters.signs == (0, 0)


def test_one_reading_of_other_characters_has_another_sign():
    one, other = readings("李伟")[0], readings("李薇")[0]
    assert one.words == other.words
    assert one.signs[0] == other.signs[0]
    assert one.signs[1] != other.signs[1]


def test_a_character_that_sounds_like_a_particle_is_none():
    assert [one.kind for one in readings("王德")[0].words] == [TELLING, TELLING]
    assert WEAK in kinds("Wang de")


# -- Korean and Japanese --------------------------------------------------------------------------


def test_hangul_is_read_with_the_usual_family_name():
    assert words("김정은")[0] == "kim"
    assert words("이명박")[0] == "lee"


def test_words_of_korean_companies_are_translated():
    assert words("삼성전자") == ["samsung", "electronics"]
    assert telling("주식회사 대한항공")[-1] == "airlines"


def test_characters_of_a_korean_person_are_read_in_korean_too():
    assert "kim jong un" in ways("金正恩")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("田中太郎", "tanaka taro"),
        ("安倍晋三", "abe shinzo"),
        ("山田花子", "yamada hanako"),
        ("三菱重工業", "mitsubishi jukogyo"),
        ("トヨタ", "toyota"),
        ("トヨタ自動車株式会社", "toyota automobile kk"),
    ],
)
def test_a_japanese_name_is_read_in_japanese_too(name, folded):
    assert folded in ways(name)


# -- other scripts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Владимир Путин", "vladimir putin"),
        ("Юрий Щербаков", "yuriy shcherbakov"),
        ("Αλέξης Τσίπρας", "alexis tsipras"),
        ("Газпром", "gazprom"),
        ("Գազպրոմ", "gazprom"),
        ("თბილისი", "tbilisi"),
        ("بشار الأسد", "bashar al asad"),
        ("صدام حسن", "saddam hasan"),
        ("خالد طارق", "khalid tariq"),
        ("حسن روحانی", "hasan rouhani"),  # Persian
        ("דוד לוי", "david levy"),
        ("राम कुमार", "ram kumar"),
        ("नरेन्द्र मोदी", "narendr modi"),
        ("দাউদ ইব্রাহিম", "daud ibrahim"),
    ],
)
def test_every_script_becomes_latin_letters(name, folded):
    assert ways(name) == [folded]


def test_the_arabic_article_is_a_word_apart():
    assert words("النفط")[0] == "al"
    assert kinds("النفط")[0] == WEAK


def test_a_name_in_two_scripts_is_read_in_both():
    assert words("Huawei 华为") == ["huawei", "huawei"]
    assert words("李小龙 Bruce Lee")[-2:] == ["bruce", "lee"]


# -- hostile input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".,;:'-_/\\()[]{}&"[:-1],
        "— … · «»",
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u202e\u202d\u2066",
        "\u0301\u0302\u0303",
        "\x00\x01\x1f\x7f\x85",
        "\ud800",
        "\udfff\ud800",
        "\ue000\U000f0000\U0010ffff",
        "😀😀 👍🏻 ♥ ★",
        "®™©",
    ],
)
def test_a_name_without_letters_and_digits_has_no_reading(name):
    assert readings(name) == ()


@pytest.mark.parametrize("name", ["a", "Z", "7", "é", "я", "李", "가", "あ", "م"])
def test_one_letter_is_one_word(name):
    assert len(words(name)) == 1


def test_a_lone_surrogate_in_a_name_is_nothing():
    assert words("Hua\ud800wei") == ["huawei"]


def test_digits_alone_are_a_word():
    assert words("123456") == ["123456"]
    assert kinds("123456") == [TELLING]


LONG = [
    "a" * 10_000,
    "Huawei " * 2_000,
    ". " * 5_000,
    "a." * 5_000,
    "A/" * 5_000,
    "a," * 5_000,
    "joint stock " * 1_000,
    "ﷺ" * 10_000,
    "é\u0301" * 5_000,
    "а" * 10_000,
    "华" * 10_000,
    "有限公司" * 2_500,
    "山田" * 5_000,
    "김" * 10_000,
    "삼성" * 5_000,
    "محمد" * 2_500,
    "क" * 10_000,
    "\u0301" * 10_000,
    "%s {0} ${jndi:ldap://x} '; DROP TABLE parties; -- " * 200,
]


@pytest.mark.parametrize("name", LONG, ids=lambda name: ascii(name[:4]))
def test_ten_thousand_characters_are_read_as_far_as_a_name_goes(name):
    for read in readings(name):
        assert len(read.words) <= MOST_WORDS
        assert all(len(one.text) <= MOST_LETTERS for one in read.words)


NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(".,/&'’-_ \t\u200b\u202e\u0301"),
        st.sampled_from("aeoрсАВЕ華华为有限公司金김삼성אבגابجमु"),
    ),
    max_size=80,
)


@given(NASTY)
@example("\ud83d")
@example("A.B.C./D/E&, , &")
def test_any_text_folds_without_complaint_and_always_alike(name):
    found = readings(name)
    assert found == readings(name)
    for read in found:
        assert 0 < len(read.words) <= MOST_WORDS
        assert len(read.signs) == len(read.words)
        assert read.plain.isascii()
        for one in read.words:
            assert 0 < len(one.text) <= MOST_LETTERS
            assert one.text.isascii() and one.text.isalnum() and one.text == one.text.lower()
            assert 0 <= one.weight <= 100


@given(st.lists(st.sampled_from("zorbalak trading bin john ltd sa x 7".split()), max_size=8))
def test_a_name_that_is_folded_folds_to_itself(parts):
    for read in readings(" ".join(parts)):
        again = readings(" ".join(one.text for one in read.words))
        assert again[0].words == read.words


@given(st.text(st.sampled_from("abcdeéß ,.&-'"), max_size=30))
def test_capitals_never_matter(name):
    assert readings(name.upper()) == readings(name.lower())
