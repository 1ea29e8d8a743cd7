"""What is computed when it is first needed and kept: attributes, patterns, and how many results about texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")

REMEMBERED = 1 << 18
"""Results that a function keeps: as many as a bank of 100,000 facts has texts. Words and names come back all over a
bank, and rules that compare all its texts walk through them after those that read them one by one."""


class lazy_property(Generic[T]):  # noqa: N801 - it is used as `property` is
    """An attribute that is computed when it is first asked for, and kept.

    That of functools takes a lock until Python 3.12, and twice the time for it: of proving 1,000 facts a twentieth.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[object] | None = None) -> lazy_property[T]: ...
    @overload
    def __get__(self, instance: object, owner: type[object] | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type[object] | None = None) -> lazy_property[T] | T:
        """Compute the value for *instance* and put it where Python looks before it asks here again."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value


class LazyPattern:
    """What `lazy_pattern` returns: it does whatever the pattern does."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = (pattern, flags)

    @lazy_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        method = self.__dict__[name] = getattr(self.compiled, name)
        return method


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used: a large one that most runs never need."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
