"""In which language is the posting? A guess from its commonest small words, or from its script."""

from collections import Counter

from coach import lazy

_SMALL = {
    "en": "the and to of with you we for are is your will our this in a be have or as on",
    "de": "und die der wir sie mit für ein eine das ist dein ihre du zu von den im bei auf sind",
    "fr": "et les des vous une nous de pour la le est dans du avec votre notre en sur au vos",
    "es": "y de los las para una con el que en nuestro del se tu la es un por experiencia te",
    "it": "e di che per il con della una nel gli la un sono dei ricerca le si tuo al è",
    "nl": "en de het een je wij van voor met is jij ons bij op te zijn onze jouw als ben",
    "pt": "e de para com os uma você em do da que no na as nossa experiência ou um se por",
    "pl": "i w z na do oraz jest się dla pracy nie od po lub za przez o praca mile że",
    "ro": "și de la cu pentru în un o este sau din pe care să te ai noastră se ne prin",
    "cs": "a v na se pro s je do z práce nebo za o jsme po nabízíme k ve vám od",
    "sv": "och att du vi som med en för är av på till i det om har din ett hos vår",
    "da": "og du at vi til med en er af for i som på har dig det vores den om et",
    "no": "og du å vi til med en er av for i som på har deg det vår den om et",
    "tr": "ve bir ile için bu olan olarak da en iş veya çok sahip daha de ya şirket gibi her deneyim",
}
_SETS = {code: frozenset(words.split()) for code, words in _SMALL.items()}
_SCRIPTS = (
    ("el", lazy.pattern(r"[\u0370-\u03ff]")),
    ("ru", lazy.pattern(r"[\u0400-\u04ff]")),
    ("he", lazy.pattern(r"[\u0590-\u05ff]")),
    ("ar", lazy.pattern(r"[\u0600-\u06ff]")),
    ("hi", lazy.pattern(r"[\u0900-\u097f]")),
    ("th", lazy.pattern(r"[\u0e00-\u0e7f]")),
    ("ja", lazy.pattern(r"[\u3040-\u30ff]")),
    ("ko", lazy.pattern(r"[\uac00-\ud7af]")),
    ("zh", lazy.pattern(r"[\u4e00-\u9fff]")),
)
_WORD = lazy.pattern(r"[^\W\d_]+")
ENOUGH = 4  # small words below which nothing is said; a lead of a fifth over the second language is asked for as well


def language(text: str) -> str | None:
    """The text's language as an ISO 639-1 code, None where it is too short or too mixed to tell.

    A script that several languages share gives the most spoken one: Cyrillic "ru", Devanagari "hi", Arabic "ar".
    """
    sample = text[:4000]
    letters = sum(letter.isalpha() for letter in sample)
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.3 * max(20, letters):
            return code
    seen = Counter[str]()
    for word in _WORD.findall(sample.lower()):
        seen.update(code for code, small in _SETS.items() if word in small)
    (best, most), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= ENOUGH and most >= 1.2 * second else None
