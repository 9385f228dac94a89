"""Patterns that generators share."""

PERSON = r"(?:I|we|you|they|he|she|it)"
NUMBER = r"(?:\$?\d[\d,.]*\d|\$?\d)"
WORD_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|forty|fifty|sixty)"
A_NUMBER = rf"(?:{NUMBER}|{WORD_NUMBER}|half|a (?:year|month|week|decade|hundred|thousand|million|billion))"
COMMON_CAPITALS = set(
    """I I'm I'll I've I'd Mr Mrs Ms Dr God And But So The It We They You He She That This There If When What Why How Well
Now Look Yes No Okay Oh Thank Thanks Let Because In On At For My Our Your His Her Their A An American Americans English Christmas Thanksgiving
Honor Your Madam Sir Bill House Government Councillor Captain Chief Detective Minister""".split()
)


def is_question(text):
    return text.rstrip().endswith("?")
