"""What the rules say: somebody asks for a clause by its number, for an article by its id, or by words that it has."""

from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import LONGEST_ID, clean, holds
from lawspeaker.law.tree import Rulebook

MOST = 3
"""Clauses that one answer reads out; it says how many more there are."""


def rule(order: Order, book: Rulebook) -> Refusal | Plan:
    """The clauses that an order asks for, read out to its sender."""
    number, words = order.text("clause", "article", "rule"), order.text("words", "text")
    if number is None and words is None:
        return Refusal("Say which rule: `clause` is its number, or `words` stand in it.")
    found = numbered(book, number) if number is not None else worded(book, words or "")
    if not found:
        return Refusal(f"No rule here has `{clean(number or words or '', LONGEST_ID)}`.")
    said = " ".join(f"{name}: {_ended(book.clauses[name].text)}" for name in found[:MOST])
    more = f" And {len(found) - MOST} more: {', '.join(found[MOST:])}." if len(found) > MOST else ""
    return lambda: Done(said + more)


def numbered(book: Rulebook, number: str) -> list[str]:
    """The clause of this number; of an article or a family of them, the clauses that they serve."""
    wanted = number.casefold()
    one = [name for name in book.clauses if name.casefold() == wanted]
    if one:
        return one
    articles = [a for a in book.articles if wanted in (a.id.casefold(), a.family.casefold())]
    return [name for name in dict.fromkeys(c for a in articles for c in a.cites) if name in book.clauses]


def worded(book: Rulebook, words: str) -> list[str]:
    """The clauses in whose text all these words stand, in any order."""
    wanted = words.split()
    return [name for name, clause in book.clauses.items() if all(holds(clause.text, word) for word in wanted)]


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
