"""Asking: how strongly a sentence asks the municipality for something, by the words in rules/requests.yml."""

from __future__ import annotations

import re
from functools import cache

from rettesnor.outline import rules
from rettesnor.outline.record import Strength

_OTHERS = re.compile(
    r"\s+(?:om )?(?:Statens|staten|Stortinget|regjeringen|regjeringa|departementet|fylkeskommunen|politiet"
    r"|innbyggerne|alle|om unnskyldning|om orsak|om forståelse)"
)
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"")
_DEFINITE = re.compile(r"(?:ene|ane|en|et|a|n)$")
_SHORTEST_WORD = 4
# The municipality, which is written to and does not ask itself.
_MUNICIPALITY = re.compile(r"(?i)^(?:kommun(?:en|a|estyret)|rådmannen|ordføreren|ordføraren)\b|\bkommune\b")
_DEMAND = re.compile(r"\b(?:må|skal)\b")
_ADVICE = re.compile(r"\b(?:bør|burde)\b")


class Asking:
    """Tells what one sender asks for."""

    def __init__(self, sender: str | None) -> None:
        self._sender = None if sender is None else sender.casefold().split()

    def strength_of(self, sentence: str) -> Strength | None:
        """How strongly a sentence asks the municipality for something; None where it does not ask.

        Args:
            sentence: one sentence, white space folded.
        """
        # What is quoted, others say.
        own = _QUOTED.sub("«»", sentence)
        if any(pattern.search(own) for pattern in _told_only()):
            return None
        is_question = own.endswith("?")
        by_sender = None if is_question else self._by_sender(own)
        said = (
            one for one, pattern, asks in _to_municipality() if asks == is_question and pattern.search(own)
        )
        return by_sender or next(said, None)

    def _by_sender(self, sentence: str) -> Strength | None:
        for strength, verbs, patterns in _by_sender():
            # The verb alone is soon looked for, and most sentences have none.
            if verbs.search(sentence) is None:
                continue
            matches = (match for pattern in patterns for match in pattern.finditer(sentence))
            if any(self._is_own(match) and not _OTHERS.match(sentence, match.end()) for match in matches):
                return strength
        return None

    def strength_of_list(self, lead_in: str) -> Strength | None:
        """How strongly the points below a sentence ask; also where it only says what is needed («Vi trenger:»)."""
        wanted = (strength for strength, pattern in _wants() if pattern.search(lead_in))
        return self.strength_of(lead_in) or next(wanted, None)

    def holds_view(self, sentence: str) -> bool:
        """Whether the sentence says what the sender thinks, each point below in its own words («Vi mener at:»)."""
        match = _view().search(sentence)
        return match is not None and self._is_own(match)

    def by_own_verb(self, point: str) -> Strength | None:
        """How strongly a point asks by its own verb («… må …», «… bør …»)."""
        if _DEMAND.search(point):
            return Strength.ASKS
        return Strength.ADVISES if _ADVICE.search(point) else None

    def _is_own(self, match: re.Match[str]) -> bool:
        """Whether the one who asks is the sender: «vi», «foreningen», or the sender's own name."""
        name = match.groupdict().get("named")
        if name is None:
            return True
        if self._sender is None:
            return _MUNICIPALITY.search(name) is None
        if name.isupper() and name.casefold() in self._sender:
            # «FAU», as the sender abbreviates itself.
            return True
        words = [word for word in name.casefold().split() if len(word) >= _SHORTEST_WORD]
        stems = [_DEFINITE.sub("", word) for word in words]
        return bool(stems) and all(any(one.startswith(stem) for one in self._sender) for stem in stems)


@cache
def _by_sender() -> tuple[tuple[Strength, re.Pattern[str], list[re.Pattern[str]]], ...]:
    """For each strength its verbs and the sentences in which somebody asks; `named` is who, where named."""
    data = rules.load("requests.yml")
    between = r"(?:(?!at\b|ikke\b|ikkje\b|ha\b)\w+ ){0,4}?"
    found = []
    for rule in data["strengths"]:
        infinitives = rf"(?:{rule['infinitives']})"
        finite = rules.alternatives(rule["verbs"])
        verbs = rf"(?:{finite}|vil {between}{infinitives})"
        patterns = [
            # «Når det gjelder dette, ber vi …», «… vil vi råde …».
            rf"\b{finite} (?:derfor |difor |også |òg )?(?i:{data['first_person']})\b",
            rf"\bvil (?:{_own()}) {between}{infinitives}\b",
            rf"^{rules.alternatives(data['adverbs'])}(?: \w+)? {finite} (?:{_own()}|(?P<named>\w+))\b",
        ]
        named = rf"(?P<named>{data['named']})"
        impersonal, few = rf"(?i:{data['impersonal']})", rf"(?:(?:{data['between']}) )?"
        for someone, adverbs in ((_own(), r"(?:\w+ ){0,2}?"), (impersonal, few), (named, few)):
            patterns += [
                # «Vi … ber», also behind a clause; «Vi viser til møtet og ber …».
                rf"(?:^|[,;:] |\b(?i:og|men|derfor|difor|at) ){someone}(?: i [A-ZÆØÅ]\w+)? {adverbs}{verbs}\b",
                rf"^{someone} (?:(?!\b(?:at|som|der)\b).){{1,160}}?\bog (?:\w+ )?{verbs}\b",
                rf"^{someone} .{{1,160}}?, (?:og|men) (?:\w+ )?{verbs}\b",
            ]
        any_verb = re.compile(rf"\b(?:{finite}|{infinitives})\b")
        found.append((Strength(rule["strength"]), any_verb, [re.compile(pattern) for pattern in patterns]))
    return tuple(found)


def _own() -> str:
    data = rules.load("requests.yml")
    return rf"(?i:{data['first_person']}|{rules.alternatives(data['subjects'])})"


@cache
def _to_municipality() -> tuple[tuple[Strength, re.Pattern[str], bool], ...]:
    """What is said to the municipality whoever is the subject, and whether it is said as a question."""
    return tuple(
        (Strength(rule["strength"]), re.compile(rules.alternatives(rule["is"])), rule.get("question", False))
        for rule in rules.load("requests.yml")["without_sender"]
    )


@cache
def _told_only() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in rules.load("requests.yml")["told_only"])


@cache
def _wants() -> tuple[tuple[Strength, re.Pattern[str]], ...]:
    """Lead-ins of lists of what the sender wants, without a word that asks."""
    return tuple(
        (Strength(rule["strength"]), re.compile(rules.alternatives(rule["is"]).replace("{own}", _own())))
        for rule in rules.load("requests.yml")["wants"]
    )


@cache
def _view() -> re.Pattern[str]:
    data = rules.load("requests.yml")
    someone = rf"\b(?:{_own()}|(?P<named>{data['named']}))"
    return re.compile(rules.alternatives(data["views"]).replace("{someone}", someone))
