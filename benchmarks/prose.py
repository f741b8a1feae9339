"""From words to text: sentences, paragraphs and titles."""

from benchmarks.lexicon import FORMS, FUNCTIONS, Ids, word

_SENTENCES = 4  # in a paragraph


def prose(forms: Ids, lengths: list[int]) -> str:
    """The words as sentences of about these lengths, a few to a paragraph."""
    words = [word(each) for each in forms.tolist()]
    paragraphs: list[str] = []
    sentences: list[str] = []
    start = 0
    for at in range(len(words)):
        if start >= len(words):
            break
        end = start + lengths[at % len(lengths)]
        sentences.append(_sentence(words[start:end]))
        start = end
        if len(sentences) == _SENTENCES:
            paragraphs.append(" ".join(sentences))
            sentences = []
    if sentences:
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def title(forms: Ids, size: int) -> str:
    """The first words that tell something, as a headline."""
    words = [word(each) for each in forms[forms >= FORMS * FUNCTIONS][:size].tolist()]
    return " ".join(words).capitalize() or "Untitled"


def _sentence(words: list[str]) -> str:
    """A sentence with its capital, its stop and, when it is long, a comma."""
    half = len(words) // 2
    parts = [words[:half], words[half:]] if len(words) > 14 else [words]
    return ", ".join(map(" ".join, parts)).capitalize() + "."
