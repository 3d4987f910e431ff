"""A rulebook's tree written out again as law: every number, table, mode, ladder, definition and article, in one layout.

What is read from the text that stands here is the tree it was printed from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lawspeaker.law.ladders import REPEATS
from lawspeaker.law.lexicon import Slot, Verb, Word
from lawspeaker.law.phrases import ANYONE
from lawspeaker.law.sentences import denied, plural_of
from lawspeaker.law.tree import (
    Article,
    Asked,
    Blank,
    Block,
    Bound,
    Called,
    Compared,
    Condition,
    Counted,
    Definition,
    Group,
    Happened,
    Holds,
    Ladder,
    LetRef,
    Line,
    Mentions,
    Named,
    Never,
    Role,
    Rulebook,
    Ruled,
    Some,
    Table,
    TableSays,
    Term,
    Window,
    Written,
)

UNITS = (("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000), ("seconds", 1000), ("ms", 1))
ALONE = ("every", "no")
Said = Mapping[int, str]
"""How a thing that is counted is called in its sentence, by its number."""


def printed(book: Rulebook) -> str:
    """All of a rulebook as one text of law."""
    printer = Printer(book.definitions)
    parts = [
        *(f"let {name} be {let.value.text}" for name, let in book.lets.items()),
        *(
            f"mode {m.name}" + (f" is {m.text}" if m.text != "by command" else " by command")
            for m in book.modes.values()
        ),
        *(_table(table) for table in book.tables.values()),
        *(_ladder(ladder) for ladder in book.ladders.values()),
        *(printer.definition(definition) for definition in book.definitions.values()),
        *(printer.article(article) for article in book.articles),
        *(printer.never(never) for never in book.nevers),
    ]
    return "\n\n".join(parts) + "\n"


class Printer:
    """Prints the parts of one rulebook; the heads of its definitions are needed to print what calls them."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self.definitions = definitions

    # Articles and the rest --------------------------------------------------------------------------------------------

    def article(self, article: Article) -> str:
        """One article as law."""
        despite = f" despite {', '.join(article.despite)}" if article.despite else ""
        lines = [f"article {article.id}{despite}", _does(article)]
        for head, block in (
            ("when", article.when),
            ("unless", article.unless),
            ("kept when", article.kept),
            ("broken when", article.broken),
        ):
            lines += self._block(head, block) if block is not None else ()
        lines += [f"  during {mode}" for mode in article.during]
        lines += [f"  except during {mode}" for mode in article.except_during]
        lines += [f"  ladder {article.ladder}"] if article.ladder else []
        cites = _cites(article.cites)
        return "\n".join([*lines, *([f"  otherwise{c[1:]}" for c in cites] if article.otherwise else cites)])

    def definition(self, definition: Definition) -> str:
        """One definition as law."""
        lines = [f"define {definition.head}", *self._block("when", definition.body)]
        return "\n".join([*lines, *_cites(definition.cites)])

    def never(self, never: Never) -> str:
        """A fact that is never a reason."""
        return "\n".join([f"never a reason to {never.act}", *self._line("  ", never.line, 4)])

    def _block(self, head: str, block: Block) -> Iterator[str]:
        column = 2 + len(head) + 1
        for i, line in enumerate(block.lines):
            opening = f"  {head} " if i == 0 else f"{block.joined} ".rjust(column)
            yield from self._line(opening, line, column + 2)

    def _line(self, opening: str, line: Line, inner: int) -> Iterator[str]:
        tags = f" [{', '.join(line.tags)}]" if line.tags else ""
        yield f"{opening}{self.condition(line.condition)}{tags}"
        if isinstance(line.condition, Group):
            for each in line.condition.lines:
                yield from self._line(" " * inner, each, inner + 2)

    # Sentences --------------------------------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> str:
        """One sentence as it stands behind `when`; of a group its first words."""
        if isinstance(condition, Group):
            return f"{condition.how} of:"
        if not isinstance(condition, Counted):
            return self._plain(condition, {}, several=False)
        several = condition.how not in ALONE
        number = f" {term_text(condition.number)}" if condition.number is not None else ""
        counted = f"{condition.how}{number} {_found(condition.source, several)}"
        return self._plain(condition.body, {condition.var: counted}, several)

    def _plain(self, condition: Condition, said: Said, several: bool) -> str:
        match condition:
            case Happened():
                return _happened(condition, said)
            case Holds():
                return _holds(condition, said, several)
            case Called():
                return self._called(condition, said, several)
            case Compared():
                how = condition.how if condition.how in ("is", "is not") else f"is {condition.how}"
                return f"{term_text(condition.measure)} {how} {term_text(condition.bound)}"
            case Mentions():
                verb = "does not mention" if condition.negated else "mentions"
                row = f'"{condition.row}"' if condition.row else f"any {condition.table}"
                row = condition.which.text if condition.which is not None else row
                return f"{term_text(condition.text)} {verb} {row}"
            case TableSays():
                verb, _, tail = condition.column.partition(" ")
                return f"{term_text(condition.row)} {verb} {'not ' if condition.negated else ''}{tail}".rstrip()
            case Asked():
                opening, closing = ('"', '"') if '"' not in condition.text else ("“", "”")
                return f"staff find that {opening}{condition.text}{closing}"
            case Ruled():
                by = f" by {condition.by}" if condition.by else ""
                return f"{condition.happening.text} was {'lawful' if condition.lawful else 'not lawful'}{by}"
            case _:
                return self.condition(condition)

    def _called(self, told: Called, said: Said, several: bool) -> str:
        parts = self.definitions[told.definition].parts
        verb = next((i for i, part in enumerate(parts) if isinstance(part, str)), -1)
        given = iter(told.args)
        text = []
        for i, part in enumerate(parts):
            if isinstance(part, Slot):
                text.append(_argument(next(given), said))
            else:
                text.append(plural_of(part) if several and i == verb else str(part))
        return " ".join(text)


def _does(article: Article) -> str:
    deed, shift = article.deed, article.shift
    if shift is not None:
        return f"  {article.force} {shift.step.replace('_', ' ')} by {term_text(shift.by)}"
    if deed is None:
        return f"  {article.force} {', '.join(article.acts)}"
    return f"  oblige {deed.debtor} to {deed.text} within {term_text(deed.within)} after {deed.after}"


def _cites(clauses: Sequence[str]) -> list[str]:
    return [f"  cites {', '.join(clauses)}"] if clauses else []


# Tables and ladders -------------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    width = max(len(name) for name in table.rows)
    lines = [f"table {table.name}", f"  {'':{width}}  {'  '.join(table.columns)}"]
    for name, row in table.rows.items():
        cells = [_cell(row[c], kind) for c, kind in zip(table.columns, table.kinds, strict=True)]
        lines.append(f"  {name:{width}}  {'  '.join(cells)}")
    return "\n".join(lines)


def _cell(value: object, kind: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    if kind == "duration":
        return _time(int(str(value)))
    if kind == "share":
        return f"{_number(Decimal(str(value)) * 100)} %"
    return f"{_number(Decimal(str(value)))} m" if kind == "distance" else str(value)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _time(milliseconds: int) -> str:
    unit, size = next((u, s) for u, s in UNITS if milliseconds % s == 0)
    return f"{milliseconds // size} {unit}"


def _ladder(ladder: Ladder) -> str:
    lines = [f"ladder {ladder.name}"]
    i = 0
    while i < len(ladder.rungs):
        text = ladder.rungs[i].text
        lines.append(f"  {text}")
        i += REPEATS.get(text.partition(",")[2].strip(), 1)
    lines += [f"  expires after {_time(ladder.expires)}"] if ladder.expires is not None else []
    return "\n".join([*lines, *_cites(ladder.cites)])


# Sentences of the vocabulary -----------------------------------------------------------------------------------------


def _happened(told: Happened, said: Said) -> str:
    verb = told.word.verb
    form = "" if verb is None else denied(verb) if told.negated else verb.told
    text = _template(told.word, told.args, form, said)
    if told.times is not None:
        times = term_text(told.times)
        text += f" {times}" if times in ("once", "twice") else f" {times} times"
    for window in told.windows:
        text += f" {_window(window)}"
    text += f", {term_text(told.apart)} apart" if told.apart is not None else ""
    return text + (", counting this" if told.counting else "")


def _window(window: Window) -> str:
    if window.mode or window.span is not None:
        return f"during {window.mode or term_text(window.span)}"
    if window.since is not None:
        if window.least is not None:
            return f"at least {term_text(window.least)} after {window.since.text}"
        return (
            f"within {term_text(window.most)} after {window.since.text}"
            if window.most
            else f"since {window.since.text}"
        )
    if window.youngest is None:
        return f"within the last {term_text(window.oldest)}" if window.oldest is not None else ""
    if window.oldest is not None:
        return f"between {term_text(window.youngest)} and {term_text(window.oldest)} ago"
    return f"{'more than' if window.strictly else 'at least'} {term_text(window.youngest)} ago"


def _holds(told: Holds, said: Said, several: bool) -> str:
    text = _template(told.word, told.args, _state_form(told, several), said)
    if told.within is not None:
        return f"{text} within the last {term_text(told.within)}"
    if told.throughout is not None:
        return f"{text} for {'more than ' if told.strictly else ''}{term_text(told.throughout)}"
    return text


def _state_form(told: Holds, several: bool) -> str:
    verb = told.word.verb
    if verb is None:
        return ""
    if verb.base == "be":
        tense = ("were" if several else "was") if told.past else ("are" if several else "is")
        return f"{tense} not" if told.negated else tense
    if told.negated:
        return f"did not {verb.base}" if told.past else f"{'do' if several else 'does'} not {verb.base}"
    present, past, plural = (*verb.forms, "", "", "")[:3]
    return (past or present) if told.past else (plural or verb.base) if several else present


def _template(word: Word, args: Iterable[Term | None], form: str, said: Said) -> str:
    given = iter(args)
    text: list[str] = []
    for part in word.parts:
        if isinstance(part, Slot):
            term = next(given, None)
            text.append(_argument(term, said) if term is not None else "")
        else:
            text.append(form if isinstance(part, Verb) else part)
    return " ".join(text)


def _argument(term: Term, said: Said) -> str:
    if isinstance(term, Bound) and term.var in said:
        return said[term.var]
    return term_text(term)


def term_text(term: Term | None) -> str:
    """A term as it stands in a slot."""
    match term:
        case Role() | LetRef():
            return term.name
        case Written() | Blank() | Bound():
            return term.text
        case Some():
            return term.text if term.text in ANYONE else f"any {_found(term, several=False)}"
        case Named():
            return _named(term)
    return ""


def _found(some: Some, several: bool) -> str:
    if some.source is None:
        return some.text
    return _template(some.source.word, some.source.args, _name_form(some.source.word, several), {})


def _named(named: Named) -> str:
    text = _template(named.word, named.args, _name_form(named.word, several=False), {})
    return text if named.word.sort == "measure" else f"the {text}"


def _name_form(word: Word, several: bool) -> str:
    verb = word.verb
    return "" if verb is None else verb.told if several else verb.base


__all__ = ["Printer", "printed", "term_text"]
