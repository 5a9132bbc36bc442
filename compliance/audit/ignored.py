"""What git is told to leave alone, `.gitignore`, is no article of the site's either."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class Ignored(NamedTuple):
    """The `.gitignore` files that hold for a folder, the outermost first, each with the folder whose paths it names."""

    files: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str) -> Ignored:
        """Give those of the folders above, as far as they belong to the same repository."""
        here = Path(os.path.abspath(folder))  # noqa: PTH100 -- Path.resolve follows links, and `holds` does not
        root = next((above for above in (here, *here.parents) if (above / ".git").exists()), None)
        if root is None or root == here:
            return cls()
        between = [above for above in reversed(here.parents) if above.is_relative_to(root)]
        found = cls()
        for above in between:
            if (above / NAME).is_file():
                found = found.with_those_of(str(above))
        # Of a folder that is named although it is ignored as a whole, somebody wants to know.
        return cls() if found.holds(str(here), folder=True) else found

    def with_those_of(self, folder: str) -> Ignored:
        """Give these and those of the file in `folder`; one that cannot be read holds nothing."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- only where there is such a file

        try:
            lines = Path(folder, NAME).read_text(encoding="utf-8", errors="replace").splitlines()
            spec = GitIgnoreSpec.from_lines(lines)
        except (OSError, ValueError):  # ValueError: a pattern that git would not understand either
            return self
        return Ignored((*self.files, (os.path.abspath(folder), spec)))  # noqa: PTH100 -- likewise

    def holds(self, path: str, *, folder: bool) -> bool:
        """Tell whether `path` is ignored: the innermost file that speaks of it decides."""
        if not self.files:
            return False
        full = os.path.abspath(path)  # noqa: PTH100 -- once for each file of a repository
        for base, spec in reversed(self.files):
            inside = full[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = spec.check_file(inside + "/" if folder else inside).include
            if verdict is not None:
                return verdict
        return False
