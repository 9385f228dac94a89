"""Generators of planted changes; importing the package registers every type."""

from . import amounts, content, context, disclosed, harmless, hedges, hidden, identity, modality, negation  # noqa: F401
