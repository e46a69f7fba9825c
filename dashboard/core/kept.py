"""What is derived of a model, a phase or a snapshot is kept on it, bounded, and is freed with it.

A cache of a module would keep every model that it ever saw; one by version could mix two that share it. An
owner and what it keeps may refer to each other: the garbage collector frees them together.
"""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

PLACE: Final = "_kept_answers"
Owner = TypeVar("Owner")
Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Build = Callable[Concatenate[Owner, Asked], Made]


def kept_with(most: int = 1) -> Callable[[Build[Owner, Asked, Made]], Build[Owner, Asked, Made]]:
    """Let a function keep its latest answers on its first argument: callers must not write to them.

    Args:
        most: how many answers each owner keeps; one is enough for a function of its owner alone.
    """

    def decorate(build: Build[Owner, Asked, Made]) -> Build[Owner, Asked, Made]:
        @wraps(build)
        def answer(owner: Owner, /, *asked: Asked.args, **named: Asked.kwargs) -> Made:
            kept = vars(owner).setdefault(PLACE, {})  # by function: two may share a name
            if build not in kept:
                kept.setdefault(build, lru_cache(most)(partial(build, owner)))
            found: Made = kept[build](*asked, **named)
            return found

        return answer

    return decorate
