"""How does a tap say what it means? As callback data of at most 64 bytes; the kinds stand in handlers/buttons.py."""

import re
from dataclasses import fields
from typing import ClassVar, Self

from telegram import Update

from storage.types import clean

LIMIT = 64  # bytes of callback_data (Bot API, InlineKeyboardButton)
KINDS: dict[str, type["Callback"]] = {}


class BadCallback(ValueError):
    """The data of this tap was not made by this version of the program, or not by the program at all."""


def _number(value: str) -> int:
    """A whole number as `pack` writes it, of a size that databases hold. Raises BadCallback."""
    if not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise BadCallback(value)
    return int(value)


class Callback:
    """Callback data. Subclasses are frozen dataclasses of int and str fields, declared with their prefix."""

    prefix: ClassVar[str]

    def __init_subclass__(cls, *, prefix: str) -> None:
        if prefix in KINDS:
            raise TypeError(f"the prefix {prefix!r} is taken by {KINDS[prefix].__name__}")
        cls.prefix = prefix
        KINDS[prefix] = cls

    def pack(self) -> str:
        """The data as Telegram keeps it. Raises ValueError above 64 bytes: a programming error."""
        values = (str(getattr(self, name)) for name in self.__dataclass_fields__)  # type: ignore[attr-defined]
        packed = "|".join([self.prefix, *values])
        if len(packed.encode()) > LIMIT:
            raise ValueError(f"callback data above {LIMIT} bytes: {packed}")
        return packed

    @classmethod
    def unpack(cls, data: str) -> Self:
        """What `pack` packed. Raises BadCallback for anything else."""
        own, *values = data.split("|")
        specs = fields(cls)  # type: ignore[arg-type]
        if own != cls.prefix or len(values) != len(specs) or clean(data) != data:
            raise BadCallback(data)
        return cls(*(_number(value) if spec.type is int else value for spec, value in zip(specs, values, strict=True)))

    @classmethod
    def matches(cls, data: object) -> bool:
        """Whether a tap's data is of this kind and whole (python-telegram-bot's `pattern`)."""
        try:
            cls.unpack(str(data))
        except BadCallback:
            return False
        return True


def data_of(update: Update) -> str:
    """The data of the tapped button. Raises BadCallback for an update that is no tap on a button of ours."""
    if update.callback_query is None or update.callback_query.data is None:
        raise BadCallback("no data")
    return update.callback_query.data
