"""The contract of a record, kept in memory."""

from contextlib import contextmanager

from msgspec.structs import replace

from lawspeaker.record.store import Person
from record.contract import RecordContract
from record.memory import Memory, Shelf


class OnShelf:
    def __init__(self):
        self.shelf = Shelf()

    def store(self):
        return Memory(self.shelf)

    def everything(self):
        return repr(self.shelf).encode()

    def alter_line(self, seq, raw):
        line = self.shelf.journal.pop(seq)
        if raw is not None:
            self.shelf.journal[seq] = replace(line, raw=raw)

    def alter_link(self, number, body):
        if body is None:
            del self.shelf.links[number]
            del self.shelf.pages[number]
            del self.shelf.parts[number]
        else:
            self.shelf.links[number] = body

    def alter_part(self, number, name, part):
        if part is None:
            del self.shelf.parts[number][name]
        else:
            self.shelf.parts[number][name] = part

    def alter_person(self, number, account, key):
        self.shelf.people[number] = Person(number, account, key)

    def lose_people(self):
        self.shelf.people = {}


class TestRecordInMemory(RecordContract):
    @contextmanager
    def fresh(self):
        yield OnShelf()
