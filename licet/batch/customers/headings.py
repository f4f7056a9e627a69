"""The usual headings of customer books, and what each column then holds.

Collected from the exports of common address books, shop and accounting programs and from the
words of the trade in a dozen languages. Headings are compared as `plain` writes them: in small
letters, without accents and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

NAME: Final = (
    # English
    "name|full name|fullname|name 1|name1|customer|customer name|customers|client|client name"
    "|company|company name|companyname|companies|legal name|registered name|entity|entity name"
    "|legal entity|legal entity name|party|party name|counterparty|counterparty name|person"
    "|person name|business|business name|firm|firm name|organisation|organization|org name"
    "|organisation name|organization name|account name|partner|partner name|business partner"
    "|supplier|supplier name|vendor|vendor name|buyer|buyer name|seller|beneficiary"
    "|beneficiary name|payee|consignee|consignee name|end user|vessel|vessel name|ship name"
    "|name of customer|name of company|subject|subject name|caption|sold to name|ship to name"
    # further names of the same customer
    "|name 2|name2|alias|aliases|aka|also known as|trade name|trading name|trading as|dba"
    "|doing business as|former name|previous name|other name|alternative name|short name"
    "|original name|native name|local name"
    # German, French, Spanish, Italian, Portuguese
    "|kunde|kunden|kundenname|firma|firmenname|firmierung|unternehmen|unternehmensname"
    "|vollstandiger name|geschaftspartner|lieferant|lieferantenname|auftraggeber|handelsname"
    "|nom|nom complet|nom du client|raison sociale|societe|entreprise|denomination"
    "|denomination sociale|nom commercial|fournisseur"
    "|nombre|nombre completo|nombre del cliente|nombre cliente|razon social|empresa|cliente"
    "|denominacion|nombre comercial|proveedor|sociedad"
    "|nome completo|nome|ragione sociale|denominazione|azienda|societa|nome cliente"
    "|razao social|nome do cliente|denominacao social|nome fantasia"
    # Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Turkish
    "|naam|klant|klantnaam|bedrijf|bedrijfsnaam|handelsnaam|volledige naam|leverancier"
    "|navn|kundenavn|firmanavn|virksomhed|virksomhedsnavn|selskab|selskapsnavn|navn 1|navn 2"
    "|fulde navn|fullt navn|leverandør|bedrift"
    "|namn|kundnamn|kund|foretag|foretagsnamn|leverantor"
    "|nimi|asiakas|asiakkaan nimi|yritys|yrityksen nimi"
    "|nazwa|nazwa firmy|nazwa klienta|klient|kontrahent|imie i nazwisko"
    "|ad soyad|musteri|musteri adı|unvan|sirket|sirket adı"
    # Russian, Ukrainian, Chinese, Japanese
    "|имя|название|наименование|фио|клиент|компания|контрагент|организация|назва"
    "|名称|姓名|名字|公司|公司名称|客户|客户名称|企业名称|会社名|氏名|顧客名|取引先名"
)
FIRST: Final = (
    "first name|firstname|given name|given names|forename|vorname|prenom|nombre de pila"
    "|primer nombre|voornaam|fornavn|fornamn|etunimi|imie"
)
MIDDLE: Final = (
    "middle name|middlename|middle names|second name|zweiter vorname|deuxieme prenom"
    "|segundo nombre|tussenvoegsel|mellemnavn|mellomnavn|отчество"
)
LAST: Final = (
    "last name|lastname|surname|family name|nachname|familienname|zuname|nom de famille"
    "|apellido|apellidos|cognome|sobrenome|apelido|achternaam|efternavn|etternavn|efternamn"
    "|sukunimi|nazwisko|soyad|фамилия"
)
# Beside a column of first names these are the last names (Name, Vorname), and the other way round
# (nombre, apellidos).
BARE: Final = frozenset("name nom nombre nome naam navn namn nimi имя".split())
ID: Final = (
    "customer id|customer no|customer number|customer nr|customer code|customerid|cust id|cust no"
    "|client id|client no|client number|client code|account id|account no|account number"
    "|party id|entity id|partner id|supplier id|supplier no|vendor id|vendor no|kundennummer"
    "|kunden nr|kundennr|kunden id|debitor|debitor nr|debitorennummer|debitoren nr"
    "|lieferantennummer|numero client|numero de client|no client|code client|id client"
    "|numero de cliente|codigo de cliente|codigo cliente|id cliente|codice cliente"
    "|klantnummer|klantnr|kundenummer|kunde nr|kundenr|kunde id|kundnummer|kundnr|asiakasnumero"
    "|id|uid|uuid|external id|internal id|record id|reference|reference number|ref|ref no|key"
    "|number|no|nr|nummer|numero|客户编号"
)
KIND: Final = (
    "kind|customer kind|party kind|entity type|customer type|party type|client type|person type"
    "|legal type|schema|type|kundentyp|kundenart|typ|art|type de client|tipo de cliente|tipo"
    "|kundetype|kundtyp|klanttype"
)
COUNTRY: Final = (
    "country|country code|countrycode|country name|country iso|country iso code|iso country"
    "|iso country code|iso2|country of residence|residence country|country of incorporation"
    "|country of registration|country of domicile|domicile|jurisdiction|address country"
    "|billing country|shipping country|land|landercode|landcode|land code|landkode|landekode"
    "|lander kennzeichen|landeskennzeichen|landerkennzeichen|landerschlussel|pays|code pays"
    "|pays de residence|pais|codigo pais|codigo de pais|pais de residencia|paese|nazione"
    "|maa|kraj|ulke|страна|країна|国家|国|国名|flag|flag state|nationality|nationalities"
    "|citizenship|staatsangehorigkeit|nationalitat|nationalite|nacionalidad|nazionalita"
    "|nacionalidade|nationaliteit|nationalitet"
)
BIRTH: Final = (
    "date of birth|dob|birth date|birthdate|birthday|born|birth|day of birth|year of birth"
    "|birth year|yob|geburtsdatum|geb datum|geboren|geburtstag|geburtsjahr|date de naissance"
    "|ne le|naissance|fecha de nacimiento|fecha nacimiento|nacimiento|data di nascita"
    "|data de nascimento|geboortedatum|fødselsdato|fødselsdag|fødselsar|fodelsedatum"
    "|syntymaaika|data urodzenia|dogum tarihi|дата рождения|дата народження|出生日期|生年月日"
)
ADDRESS: Final = (
    "address|full address|addresses|postal address|mailing address|registered address"
    "|business address|company address|customer address|legal address|anschrift|adresse"
    "|vollstandige anschrift|direccion|direccion completa|domicilio|indirizzo|endereco|adres"
    "|adress|osoite|адрес|адреса|地址|住所"
)
# The parts of an address, in the order in which they are joined where no column holds it whole.
ADDRESS_PARTS: Final = (
    "street|street address|address 1|address1|address line 1|street 1|strasse"
    "|strasse und hausnummer|rue|calle|via|rua|straat|gade|vej|gate|gata|ulica",
    "address 2|address2|address line 2|street 2|adresszusatz",
    "postcode|post code|postal code|zip|zip code|zipcode|plz|postleitzahl|code postal"
    "|codigo postal|cap|cep|postnummer|postnr|postnumero|kod pocztowy",
    "city|town|place|ort|stadt|wohnort|ville|ciudad|localidad|citta|cidade|plaats|stad|by"
    "|poststed|kaupunki|miasto|sehir|город|城市",
    "state|province|region|county|bundesland|provincia|provinz",
)
IDENTIFIER: Final = {
    "lei": "lei|lei code|legal entity identifier|leicode",
    "imo": "imo|imo no|imo number|imo nr|imo nummer",
    "mmsi": "mmsi|mmsi number",
    "call_sign": "call sign|callsign|rufzeichen",
    "aircraft": "tail number|tail no|aircraft registration|msn",
    "passport": (
        "passport|passport no|passport number|passport nr|reisepass|passnummer|pass nr"
        "|reisepassnummer|passeport|numero de passeport|pasaporte|numero de pasaporte|passaporto"
        "|paspoort|pasnummer|паспорт|护照号"
    ),
    "national_id": (
        "national id|national id no|national id number|identity card|id card|personal number"
        "|personal id|ssn|social security number|personalausweis|ausweisnummer|dni|nie|cedula"
        "|curp|cpr|cpr nr|personnummer|pesel|bsn|身份证号"
    ),
    "tax": (
        "tax id|tax no|tax number|tax identification number|tin|vat|vat id|vat no|vat number|ein"
        "|steuernummer|steuer nr|steuer id|ust id|ust id nr|ust idnr|umsatzsteuer id"
        "|numero tva|tva|n tva|nif|cif|rfc|ruc|rut|cuit|partita iva|p iva|codice fiscale"
        "|cnpj|btw|btw nummer|moms nr|se nr|nip|inn|инн"
    ),
    "registration": (
        "registration|registration no|registration number|reg no|reg nr|company number"
        "|company no|company registration number|handelsregister|handelsregisternummer|hrb"
        "|registernummer|siren|siret|rcs|numero de registro|kvk|kvk nummer|cvr|cvr nr|cvr nummer"
        "|orgnr|org nr|organisasjonsnummer|organisationsnummer|y tunnus|krs|regon|ogrn|огрн"
        "|uscc|unified social credit code|统一社会信用代码"
    ),
    "swift": "swift|bic|swift code|swift bic|bic code",
    "isin": "isin",
    "other": (
        "identifier|identifiers|id number|id no|identification|identification number"
        "|document number|document no|duns|duns number|d u n s|licence number|license number"
    ),
}

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_BETWEEN: Final = re.compile(r"[\W_]+")


class Meaning(NamedTuple):
    """What a heading says that its column holds; `rank` orders rivals, `kind` is a number's."""

    field: str
    rank: int = 0
    kind: str = ""


def plain(heading: str) -> str:
    """A heading as it is compared: ``CustomerName``, ``customer_name`` and ``CUSTOMER-NAME`` alike.

    Letters lose their accents; ``ø`` and letters of other scripts stay.
    """
    parted = unicodedata.normalize("NFKD", _CAMEL.sub(" ", heading))
    letters = "".join(char for char in parted if not unicodedata.combining(char))
    return _BETWEEN.sub(" ", letters.casefold()).strip()


def meanings(field: str, words: str, kind: str = "") -> dict[str, Meaning]:
    """The words of one field, by their plain form; the first is the one most trusted."""
    return {plain(one): Meaning(field, rank, kind) for rank, one in enumerate(words.split("|"))}


MEANINGS: Final[dict[str, Meaning]] = {
    **meanings("name", NAME),
    **meanings("first", FIRST),
    **meanings("middle", MIDDLE),
    **meanings("last", LAST),
    **meanings("id", ID),
    **meanings("kind", KIND),
    **meanings("country", COUNTRY),
    **meanings("birth", BIRTH),
    **meanings("address", ADDRESS),
    **{
        word: Meaning("address_part", place)
        for place, words in enumerate(ADDRESS_PARTS)
        for word in meanings("address_part", words)
    },
    **{
        word: meaning
        for kind, words in IDENTIFIER.items()
        for word, meaning in meanings("identifier", words, kind).items()
    },
}
