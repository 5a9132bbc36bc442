"""Whether a repost keeps to its publisher's reprint terms."""

from __future__ import annotations

__version__ = "0.1.0"
