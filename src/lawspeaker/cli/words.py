"""`python -m lawspeaker.cli.words`: writes the page of all words that a rulebook can use, docs/words.md."""

from lawspeaker.law.reference import words_page
from lawspeaker.vocabulary import lexicon


def main() -> None:
    """Prints the page."""
    print(words_page(lexicon()), end="")


if __name__ == "__main__":
    main()
