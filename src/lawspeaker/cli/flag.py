"""A flag: an option that is so when it is said. There is no `--no-…` to say that it is not."""

from typing import Annotated, TypeAlias

from cyclopts import Parameter

__all__ = ["Flag"]

Flag: TypeAlias = Annotated[bool, Parameter(negative="")]
