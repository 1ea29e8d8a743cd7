"""Places: the countries, and the cities and houses whose names stand for their governments."""

from __future__ import annotations

from briefdeck.language.names import name_key

_COUNTRIES = """
    Afghanistan: Kabul | Albania: Tirana | Algeria: Algiers | Angola: Luanda | Argentina: Buenos Aires
    | Armenia: Yerevan | Australia: Canberra | Austria: Vienna | Azerbaijan: Baku | Bahrain: Manama
    | Bangladesh: Dhaka | Belarus: Minsk | Belgium: | Benin: | Bolivia: La Paz | Bosnia: Sarajevo
    | Botswana: Gaborone | Brazil: Brasilia, Brasília | Britain: London, Westminster, Downing Street
    | Bulgaria: Sofia | Burundi: | Cambodia: Phnom Penh | Cameroon: Yaoundé | Canada: Ottawa | Chad: N’Djamena
    | Chile: Santiago | China: Beijing | Colombia: Bogotá, Bogota | Congo: Kinshasa | Croatia: Zagreb
    | Cuba: Havana | Cyprus: Nicosia | Czechia: Prague | Czech Republic: Prague | Denmark: Copenhagen
    | Ecuador: Quito | Egypt: Cairo | Eritrea: Asmara | Estonia: Tallinn | Ethiopia: Addis Ababa
    | Finland: Helsinki | France: Paris, Élysée | Georgia: Tbilisi | Germany: Berlin | Ghana: Accra
    | Greece: Athens | Guatemala: | Haiti: Port-au-Prince | Honduras: Tegucigalpa | Hungary: Budapest
    | Iceland: Reykjavik | India: New Delhi, Delhi | Indonesia: Jakarta | Iran: Tehran, Teheran | Iraq: Baghdad
    | Ireland: Dublin | Israel: Jerusalem | Italy: Rome | Jamaica: Kingston | Japan: Tokyo | Jordan: Amman
    | Kazakhstan: Astana | Kenya: Nairobi | Kosovo: Pristina | Kuwait: | Kyrgyzstan: Bishkek | Laos: Vientiane
    | Latvia: Riga | Lebanon: Beirut | Liberia: Monrovia | Libya: Tripoli | Lithuania: Vilnius | Luxembourg:
    | Madagascar: | Malaysia: Kuala Lumpur, Putrajaya | Mali: Bamako | Malta: Valletta | Mexico: Mexico City
    | Moldova: Chisinau | Mongolia: Ulaanbaatar | Montenegro: Podgorica | Morocco: Rabat | Mozambique: Maputo
    | Myanmar: Naypyidaw | Namibia: Windhoek | Nepal: Kathmandu | Netherlands: The Hague, Amsterdam
    | New Zealand: Wellington | Nicaragua: Managua | Niger: Niamey | Nigeria: Abuja | North Korea: Pyongyang
    | North Macedonia: Skopje | Norway: Oslo | Oman: Muscat | Pakistan: Islamabad | Panama: | Paraguay: Asunción
    | Peru: Lima | Philippines: Manila | Poland: Warsaw | Portugal: Lisbon | Qatar: Doha | Romania: Bucharest
    | Russia: Moscow, Kremlin, Russian Federation | Rwanda: Kigali | Saudi Arabia: Riyadh | Senegal: Dakar
    | Serbia: Belgrade | Singapore: | Slovakia: Bratislava | Slovenia: Ljubljana | Somalia: Mogadishu
    | South Africa: Pretoria | South Korea: Seoul | Soviet Union: | Spain: Madrid | Sri Lanka: Colombo
    | Sudan: Khartoum | Sweden: Stockholm | Switzerland: Bern, Berne | Syria: Damascus | Taiwan: Taipei
    | Tajikistan: Dushanbe | Tanzania: Dodoma | Thailand: Bangkok | Tunisia: Tunis | Turkey: Ankara
    | Turkmenistan: Ashgabat | Uganda: Kampala | Ukraine: Kyiv, Kiev | United Arab Emirates: Abu Dhabi
    | United Kingdom: London, Westminster, Downing Street | United States: Washington, White House, Pentagon
    | Uruguay: Montevideo | Uzbekistan: Tashkent | Venezuela: Caracas | Vietnam: Hanoi | Yemen: Sanaa, Sana’a
    | Zambia: Lusaka | Zimbabwe: Harare
"""

Keys = tuple[str, ...]


def _keys(name: str) -> Keys:
    return tuple(name_key(part) for word in name.split() for part in word.split("-"))


def _table() -> dict[Keys, Keys]:
    found: dict[Keys, Keys] = {}
    for row in _COUNTRIES.split("|"):
        country, _, seats = row.strip().partition(":")
        for name in (country, *filter(None, map(str.strip, seats.split(",")))):
            found.setdefault(_keys(name), _keys(country))
    return found


COUNTRIES = _table()
"""The keys of a country, or of what stands for its government, and those of the country, by `name_key`."""
