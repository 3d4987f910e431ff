"""Writing blocks out: several lines that stand together become a function of their own.

A block says whether anything fits its lines, and by which of them that is told. A definition is a block that is worked
out once for each way to fill its blanks.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeAlias

from lawspeaker.law.tree import Asked, Line
from lawspeaker.referee.swift.order import is_still, whole_of
from lawspeaker.referee.swift.past import PastWriter

End: TypeAlias = Callable[[str, str], None]
"""What is written where all lines hold: it is handed the formula and the lines told, as expressions."""


class BlockWriter(PastWriter):
    """Writes functions that read several lines, and calls them."""

    @abstractmethod
    def write(self, lines: Sequence[Line], end: End, found: str, after: Sequence[Line] = ()) -> None:
        """Write these lines within each other, and `end` within the last; it adds what was found to the list `found`,
        and may speak of the same things as the lines `after`."""

    def exists(self, lines: Sequence[Line]) -> str:
        """A call that says whether anything fits these lines, and by which lines that is told."""
        return self._fitting(lines, "ways[0][1] if ways else ()")

    def one_of(self, lines: Sequence[Line], group: bool = False) -> str:
        """The same, told by whichever way turns out to be so."""
        return self._fitting(lines, f"one_of(ways, {group})")

    def _fitting(self, lines: Sequence[Line], told: str) -> str:
        writer = self.inner()
        name = f"exists{next(self.case.names)}"
        writer.open(f"def {name}({writer.parameters}):", "total, ways = False, []")

        def end(formula: str, held: str) -> None:
            if formula == "True":
                writer.out(f"return True, {held}")
                return
            writer.out(f"if {formula} is True: return True, {held}")
            writer.out(f"total = {formula} if total is False else either(total, {formula})")
            writer.out(f"ways.append(({formula}, {held}))")

        writer.write(lines, end, "ways")
        self.case.waiting.append(writer.close(f"return total, {told}"))
        return f"{name}({writer.parameters})"

    def any_of(self, lines: Sequence[Line]) -> str:
        """A call that says whether any of these lines holds by itself, told by those that do, or else that may."""
        calls = [self.one_of((line,)) for line in lines]
        name = f"any{next(self.case.names)}"
        parameters = self.inner().parameters
        told = [f"def {name}({parameters}):", "    total, sure, maybe = False, (), ()"]
        for call in calls:
            told.append(f"    f, h = {call}")
            told.append("    if f is True: total, sure = True, sure + h")
            told.append("    elif f is not False: total, maybe = either(total, f), maybe + h")
        told.append("    return total, sure or maybe")
        self.case.waiting.append("\n".join(told))
        return f"{name}({parameters})"

    def definition(self, name: str) -> str:
        """The name of the function that reads a definition; its blanks follow the other arguments."""
        known = self.case.definitions
        if name not in known:
            defined = self.book.definitions[name]
            blanks = [f"b{i}" for i in range(len(defined.used))]
            writer = type(self)(self.case, self.article, named=False, blanks=blanks)
            block = writer.one_of if defined.body.joined == "and" else writer.any_of
            call = block(defined.body.lines)
            whole = list(whole_of(self.book, defined.body))
            asks = any(isinstance(part, Asked) for part in whole)
            known[name] = call.partition("(")[0] if asks else self._once(call, blanks, is_still(whole))
        return known[name]

    def _once(self, call: str, blanks: Sequence[str], still: bool) -> str:
        """A function that works a definition out once for each way to fill its blanks, until the moment is over or, if
        it is `still`, a zone changes. One that holds a question is told by the article that asks it, so that is worked
        out each time."""
        name, key = f"once{next(self.case.names)}", self.case.keep(object())
        told = f"({key}{''.join(f', {blank}' for blank in blanks)})"
        parameters = ", ".join([self.case.given, *blanks])
        self.case.waiting.append(
            f"def {name}({parameters}):\n"
            f"    key, facts = {told}, {'now.world.zones.facts' if still else 'now.memo'}\n"
            "    known = facts.get(key)\n"
            f"    if known is None: known = facts[key] = {call}\n"
            "    return known"
        )
        return name
