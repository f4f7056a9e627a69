"""Nationalities as the list prints them until 2022: ``Tunisian``; later it prints countries."""

from __future__ import annotations

from typing import Final

from licet.lists.countries import code_of

# Congolese and Korean may each be of two countries, so they are not here.
_NATIONALITIES: Final = dict(
    pair.rsplit(" ", 1)
    for pair in """Afghan AF|Afgan AF|Albanian AL|Algerian DZ|American US|Angolan AO|Armenian AM|
Australian AU|Austrian AT|Azerbaijani AZ|Bahraini BH|Bangladeshi BD|Belarusian BY|Belgian BE|
Bosnian BA|British GB|Burmese MM|Burundian BI|Canadian CA|Chadian TD|Chinese CN|Croatian HR|
Cuban CU|Danish DK|Dutch NL|Egyptian EG|Eritrean ER|Ethiopian ET|Filipino PH|French FR|
Georgian GE|German DE|Greek GR|Haitian HT|Indian IN|Indonesian ID|Iranian IR|Iraqi IQ|Irish IE|
Israeli IL|Italian IT|Ivorian CI|Japanese JP|Jordanian JO|Kazakh KZ|Kenyan KE|Kuwaiti KW|
Lebanese LB|Liberian LR|Libyan LY|Malaysian MY|Malian ML|Mauritanian MR|Moldovan MD|Moroccan MA|
Nigerian NG|North Korean KP|Norwegian NO|Omani OM|Pakistani PK|Palestinian PS|Polish PL|Qatari QA|
Russian RU|Rwandan RW|Saudi SA|Saudi Arabian SA|Senegalese SN|Serbian RS|Somali SO|
South African ZA|Spanish ES|Sri Lankan LK|Sudanese SD|Swedish SE|Swiss CH|Syrian SY|Tajik TJ|
Tanzanian TZ|Thai TH|Trinidadian TT|Tunisian TN|Turkish TR|Ugandan UG|Ukrainian UA|Uzbek UZ|
Venezuelan VE|Yemeni YE|Zimbabwean ZW""".replace("\n", "").split("|")
)


def country_of(words: str) -> str | None:
    """The code of the country of a nationality or a country; None for other words."""
    bare = words.removesuffix(" citizenship").removesuffix(" national")
    return _NATIONALITIES.get(bare) or code_of(bare)
