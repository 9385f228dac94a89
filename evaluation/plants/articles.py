"""Plants → articles with sentences that credit each quotation, and where each quotation begins."""

FILLER = [
    "The remarks came at the end of a long day.",
    "Several of those present took notes.",
    "The exchange was carried by two local stations.",
    "It was not the first time that the subject had come up.",
    "A copy of the full text was not handed out.",
    "The room was nearly full.",
    "Outside, it had begun to rain.",
    "A decision is expected later in the year.",
]
PER_ARTICLE = 30


def paragraph(rng, plant):
    """The paragraph of a plant, and where in it the first piece begins."""
    opening, closing = plant.marks
    name = plant.speaker.split()[-1] if plant.surname_only else plant.speaker
    head = f"{plant.speaker} spoke first. " if plant.surname_only else ""
    if len(plant.pieces) == 2:
        one, two = plant.pieces
        ends = one.rstrip()[-1] in ".?!"
        one = one.rstrip().rstrip(",")
        shown = one[:-1] + "," if one.endswith(".") else one if ends else one + ","
        credit = rng.choice((f"{name} said", f"said {name}"))
        return f"{opening}{shown}{closing} {credit}{'.' if ends else ','} {opening}{two}{closing}", len(opening)
    text = plant.pieces[0]
    if plant.fragment:
        before = f"{head}{name} said that "
        return f"{before}{opening}{text}{closing}", len(before) + len(opening)
    if (
        text.rstrip().endswith((".", "?", "!", ","))
        and not text.rstrip().endswith(("...", "…"))
        and rng.random() < 0.65
    ):
        shown = text.rstrip()
        shown = shown[:-1] + "," if shown[-1] in ".," else shown
        credit = rng.choice((f"{name} said.", f"said {name}.", f"{name} said on Tuesday.", f"{name} told reporters."))
        return f"{head}{opening}{shown}{closing} {credit}", len(head) + len(opening)
    shown = text[:-1] + "." if text.endswith(",") else text
    before = head + rng.choice((f"{name} said: ", f"{name} said, "))
    return f"{before}{opening}{shown}{closing}", len(before) + len(opening)


def write(rng, plants):
    """(text, [(plant, start, end) in bytes]) of one article."""
    text = f"What was said on Tuesday\n\n{rng.choice(FILLER)}\n\n"
    placed = []
    for plant in plants:
        shown, start = paragraph(rng, plant)
        at = len(text.encode()) + len(shown[:start].encode())
        placed.append((plant, at, at + len(shown[start:].encode())))
        text += shown + "\n\n"
        if rng.random() < 0.15:
            text += rng.choice(FILLER) + "\n\n"
    return text, placed


def bundles(rng, plants):
    """Plants in articles of a fixed size; single and double marks, plain text and Markdown apart."""
    plants = list(plants)
    rng.shuffle(plants)
    out = []
    sort = lambda plant: (plant.marks, plant.markdown)
    for wanted in sorted({sort(plant) for plant in plants}):
        same = [plant for plant in plants if sort(plant) == wanted]
        out.extend(same[at : at + PER_ARTICLE] for at in range(0, len(same), PER_ARTICLE))
    return out
