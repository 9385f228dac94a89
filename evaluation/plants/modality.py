"""Modal verbs, verbs of intent and tenses."""

from . import words
from .patterns import PERSON, is_question
from .plant import sentence_type, sub_one, swap_any


@sentence_type("modal: will/may")
def will_may(rng, text):
    return (
        None
        if is_question(text)
        else swap_any(
            rng, text, [("will", rng.choice(["may", "might", "could"])), ("may", "will"), ("might", "will")], flags=0
        )
    )


@sentence_type("modal: would, could, can, will")
def would_will(rng, text):
    return swap_any(rng, text, [("would", "will"), ("could", "will"), ("can", "will"), ("will", "would")], flags=0)


@sentence_type("modal: should/must")
def should_must(rng, text):
    return swap_any(
        rng,
        text,
        [
            ("should", "must"),
            ("must", "should"),
            ("have to", "may"),
            ("has to", "may"),
            ("need to", "may"),
            ("ought to", "must"),
        ],
        flags=0,
    )


@sentence_type("modal: dropped")
def drop_modal(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(I|we|they|you|people) (?:will|may|might|should|could|would|must|can) (?!not\b|be\b|never\b|have\b|\w+ not\b)(?=[a-z])",
        r"\1 ",
    )


@sentence_type("modal: is/may be")
def may_be(rng, text):
    return (
        sub_one(
            rng,
            text,
            r"\b(it|that|this|there|he|she|we|they|which) (?:is|are|was|were) (?!not\b|going\b)(?=[a-z])",
            r"\1 may be ",
        )
        if not is_question(text)
        else None
    )


@sentence_type("intent: dropped")
def drop_intent(rng, text):
    return sub_one(
        rng, text, r"\b(I|we|you|they) (?:want|try|plan|hope|intend|need|refuse|like|have) to (?!be\b)(?=[a-z])", r"\1 "
    ) or sub_one(
        rng,
        text,
        r"\b(will|would|should|to) (?:try to|refuse to|want to|be able to|agree to|be willing to) (?=[a-z])",
        r"\1 ",
    )


@sentence_type("intent: added")
def add_intent(rng, text):
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}) (will|would|can) (?!not\b|be\b|never\b|have\b|probably\b|also\b|just\b|all\b|only\b|always\b|then\b|is\b|like\b|tell you\b)([a-z]+)",
        lambda m: f"{m[1]} {m[2]} {rng.choice(['try', 'want', 'plan', 'promise'])} to {m[3]}",
    )


@sentence_type("intent: exchanged")
def other_intent(rng, text):
    return swap_any(rng, text, words.INTENT_SWAPS)


@sentence_type("tense: is/was")
def is_was(rng, text):
    if is_question(text):
        return None
    return swap_any(rng, text, [("is", "was"), ("are", "were"), ("was", "is"), ("were", "are"), ("am", "was")], flags=0)


@sentence_type("tense: have/had")
def have_had(rng, text):
    return (
        None
        if is_question(text)
        else sub_one(
            rng,
            text,
            rf"\b({PERSON}|people) (have|has|had) (?!to\b|not\b)",
            lambda m: (
                f"{m[1]} {'had' if m[2].lower() != 'had' else 'have'} "
                if not (m[2].lower() == "had" and m[1].lower() in ("he", "she", "it"))
                else f"{m[1]} has "
            ),
        )
    )


@sentence_type("tense: will be/was")
def will_did(rng, text):
    return (
        None
        if is_question(text)
        else sub_one(rng, text, r"\b(it|that|this|he|she|there|which) (?:will be|would be|is going to be) ", r"\1 was ")
        or sub_one(rng, text, r"\b(we|they|you) (?:will be|would be|are going to be) ", r"\1 were ")
    )


@sentence_type("tense: will/did")
def will_verb(rng, text):
    past = {
        "take": "took",
        "make": "made",
        "go": "went",
        "see": "saw",
        "tell": "told",
        "say": "said",
        "build": "built",
        "have": "had",
        "open": "opened",
        "close": "closed",
        "look": "looked",
        "ask": "asked",
        "use": "used",
        "start": "started",
        "vote": "voted",
        "win": "won",
        "come": "came",
        "do": "did",
        "get": "got",
        "give": "gave",
        "pay": "paid",
        "bring": "brought",
        "run": "ran",
        "stay": "stayed",
        "answer": "answered",
        "hold": "held",
        "talk": "talked",
        "beat": "beat",
        "lose": "lost",
        "know": "knew",
        "be": "was",
        "call": "called",
    }
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}) (?:will|would) ([a-z]+)\b",
        lambda m: f"{m[1]} {past[m[2]]}" if m[2] in past else None,
    )


@sentence_type("tense: going to dropped")
def going_to(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(I|we|they|you)(?:'re|'m| are| am) (?:going to|gonna) (?!be\b|have\b|do\b)([a-z]+)",
        lambda m: f"{m[1]} {m[2]}",
    )
