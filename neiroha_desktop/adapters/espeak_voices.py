"""The voices of eSpeak NG 1.52 as they are known without starting it."""

from __future__ import annotations

from collections.abc import Iterable

from neiroha_desktop.domain.provider import Voice

_TAGS = {
    "ca-ba": "ca",
    "ca-nw": "ca",
    "ca-va": "ca",
    "chr-US-Qaaa-x-west": "chr",
    "cmn": "zh-CN",
    "cmn-latn-pinyin": "zh-CN",
    "en-us-nyc": "en-US",
    "es": "es-ES",
    "fa-latn": "fa-Latn",
    "pt": "pt-PT",
    "ru-cl": "ru",
    "yue": "zh-HK",
}
"""Code of a language in eSpeak NG -> BCP 47, where they are not the same but for upper case."""


def voice_of(identifier: str, code: str, name: str) -> Voice:
    """Describe a voice.

    Args:
        identifier: by which eSpeak NG loads it, for example "sit/cmn".
        code: of its language, as eSpeak NG writes it.
        name: as eSpeak NG shows it, for example "English (Scotland)". Its gender says nothing: all are "male".
    """
    return Voice(identifier, name, language_tag(code), language_name=name.partition(" (")[0])


def language_tag(code: str) -> str:
    """Return the BCP 47 tag of a language that eSpeak NG names."""
    if code in _TAGS:
        return _TAGS[code]
    first, *others = code.split("-")
    tag, private = [first.lower()], False
    for part in others:
        private = private or part == "x"
        if private:
            tag.append(part.lower())
        else:
            tag.append(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part)
    return "-".join(tag)


_LISTED = """
gmw/af|af|Afrikaans
sem/am|am|Amharic
roa/an|an|Aragonese
sem/ar|ar|Arabic
inc/as|as|Assamese
trk/az|az|Azerbaijani
trk/ba|ba|Bashkir
zle/be|be|Belarusian
zls/bg|bg|Bulgarian
inc/bn|bn|Bengali
inc/bpy|bpy|Bishnupriya Manipuri
zls/bs|bs|Bosnian
roa/ca|ca|Catalan
roa/ca-ba|ca-ba|Catalan (Balearic)
roa/ca-nw|ca-nw|Catalan (North-western)
roa/ca-va|ca-va|Catalan (Valencian)
iro/chr|chr-US-Qaaa-x-west|Cherokee
sit/cmn|cmn|Chinese (Mandarin, latin as English)
sit/cmn-Latn-pinyin|cmn-latn-pinyin|Chinese (Mandarin, latin as Pinyin)
zlw/cs|cs|Czech
trk/cv|cv|Chuvash
cel/cy|cy|Welsh
gmq/da|da|Danish
gmw/de|de|German
grk/el|el|Greek
gmw/en-029|en-029|English (Caribbean)
gmw/en|en-gb|English (Great Britain)
gmw/en-GB-scotland|en-gb-scotland|English (Scotland)
gmw/en-GB-x-gbclan|en-gb-x-gbclan|English (Lancaster)
gmw/en-GB-x-gbcwmd|en-gb-x-gbcwmd|English (West Midlands)
gmw/en-GB-x-rp|en-gb-x-rp|English (Received Pronunciation)
gmw/en-Shaw|en-shaw|English (Shavian alphabet)
gmw/en-US|en-us|English (America)
gmw/en-US-nyc|en-us-nyc|English (America, New York City)
art/eo|eo|Esperanto
roa/es|es|Spanish (Spain)
roa/es-419|es-419|Spanish (Latin America)
urj/et|et|Estonian
eu|eu|Basque
ira/fa|fa|Persian
ira/fa-Latn|fa-latn|Persian (Pinglish)
urj/fi|fi|Finnish
roa/fr-BE|fr-be|French (Belgium)
roa/fr-CH|fr-ch|French (Switzerland)
roa/fr|fr-fr|French (France)
cel/ga|ga|Gaelic (Irish)
cel/gd|gd|Gaelic (Scottish)
sai/gn|gn|Guarani
grk/grc|grc|Greek (Ancient)
inc/gu|gu|Gujarati
sit/hak|hak|Hakka Chinese
map/haw|haw|Hawaiian
sem/he|he|Hebrew
inc/hi|hi|Hindi
zls/hr|hr|Croatian
roa/ht|ht|Haitian Creole
urj/hu|hu|Hungarian
ine/hy|hy|Armenian (East Armenia)
ine/hyw|hyw|Armenian (West Armenia)
art/ia|ia|Interlingua
poz/id|id|Indonesian
art/io|io|Ido
gmq/is|is|Icelandic
roa/it|it|Italian
jpx/ja|ja|Japanese
art/jbo|jbo|Lojban
ccs/ka|ka|Georgian
trk/kk|kk|Kazakh
esx/kl|kl|Greenlandic
dra/kn|kn|Kannada
ko|ko|Korean
inc/kok|kok|Konkani
ira/ku|ku|Kurdish
trk/ky|ky|Kyrgyz
itc/la|la|Latin
gmw/lb|lb|Luxembourgish
art/lfn|lfn|Lingua Franca Nova
bat/lt|lt|Lithuanian
bat/ltg|ltg|Latgalian
bat/lv|lv|Latvian
poz/mi|mi|Māori
zls/mk|mk|Macedonian
dra/ml|ml|Malayalam
inc/mr|mr|Marathi
poz/ms|ms|Malay
sem/mt|mt|Maltese
miz/mto|mto|Totontepec Mixe
sit/my|my|Myanmar (Burmese)
gmq/nb|nb|Norwegian Bokmål
azc/nci|nci|Nahuatl (Classical)
inc/ne|ne|Nepali
gmw/nl|nl|Dutch
trk/nog|nog|Nogai
cus/om|om|Oromo
inc/or|or|Oriya
inc/pa|pa|Punjabi
roa/pap|pap|Papiamento
art/piqd|piqd|Klingon
zlw/pl|pl|Polish
roa/pt|pt|Portuguese (Portugal)
roa/pt-BR|pt-br|Portuguese (Brazil)
art/py|py|Pyash
art/qdb|qdb|Lang Belta
qu|qu|Quechua
myn/quc|quc|K'iche'
art/qya|qya|Quenya
roa/ro|ro|Romanian
zle/ru|ru|Russian
zle/ru-cl|ru-cl|Russian (Classic)
zle/ru-LV|ru-lv|Russian (Latvia)
inc/sd|sd|Sindhi
tai/shn|shn|Shan (Tai Yai)
inc/si|si|Sinhala
art/sjn|sjn|Sindarin
zlw/sk|sk|Slovak
zls/sl|sl|Slovenian
urj/smj|smj|Lule Saami
ine/sq|sq|Albanian
zls/sr|sr|Serbian
gmq/sv|sv|Swedish
bnt/sw|sw|Swahili
dra/ta|ta|Tamil
dra/te|te|Telugu
tai/th|th|Thai
sem/ti|ti|Tigrinya
trk/tk|tk|Turkmen
bnt/tn|tn|Setswana
trk/tr|tr|Turkish
trk/tt|tt|Tatar
trk/ug|ug|Uyghur
zle/uk|uk|Ukrainian
inc/ur|ur|Urdu
trk/uz|uz|Uzbek
aav/vi|vi|Vietnamese (Northern)
aav/vi-VN-x-central|vi-vn-x-central|Vietnamese (Central)
aav/vi-VN-x-south|vi-vn-x-south|Vietnamese (Southern)
sit/yue|yue|Chinese (Cantonese)
sit/yue-Latn-jyutping|yue|Chinese (Cantonese, latin as Jyutping)
"""

_FIRST = ("gmw/en-US", "sit/cmn")


def in_order(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return voices by language, those first that most will ask for."""
    return tuple(sorted(voices, key=lambda voice: (*(voice.id != first for first in _FIRST), voice.name, voice.id)))


VOICES = in_order(voice_of(*line.split("|")) for line in _LISTED.strip().splitlines())
"""All but three without a dictionary, which cannot read."""

VARIANTS = (
    """
Alex, Alicia, Andrea, Andy, Annie, AnxiousAndy, Demonic, Denis, Diogo, Gene, Gene2, Henrique, Hugo, Jacky,
Lee, Marco, Mario, Michael, Mike, Mr serious, Nguyen, Reed, RicishayMax, RicishayMax2, RicishayMax3, Storm,
Tweaky, UniRobot, adam, anika, anikaRobot, announcer, antonio, aunty, belinda, benjamin, boris, caleb, croak,
david, ed, edward, edward2, f1, f2, f3, f4, f5, fast, grandma, grandpa, gustave, ian, iven, iven2, iven3,
iven4, john, kaukovalta, klatt, klatt2, klatt3, klatt4, klatt5, klatt6, linda, m1, m2, m3, m4, m5, m6, m7, m8,
marcelo, max, michel, miguel, mike2, norbert, pablo, paul, pedro, quincy, rob, robert, robosoft, robosoft2,
robosoft3, robosoft4, robosoft5, robosoft6, robosoft7, robosoft8, sandro, shelby, steph, steph2, steph3,
travis, victor, whisper, whisperf, zac
""".replace("\n", " ")
    .strip()
    .split(", ")
)
"""Names of the ways in which each voice can sound, in eSpeak NG's spelling."""
