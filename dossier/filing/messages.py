"""Share files out over messages that a court's system takes."""

from collections.abc import Iterable

from dossier.model.edition import FiledDocument


def in_messages(documents: Iterable[FiledDocument], limit: int) -> tuple[FiledDocument, ...]:
    """The same files in the same order, each with the message that it goes with.

    A file larger than a message stands alone in its own: a rule says so.

    Args:
        documents: In the order of filing.
        limit: Bytes of one message; 0: everything goes at once.
    """
    if not limit:
        return tuple(documents)
    placed: list[FiledDocument] = []
    message, carried = 1, 0
    for document in documents:
        if carried and carried + document.size > limit:
            message, carried = message + 1, 0
        carried += document.size
        placed.append(document.model_copy(update={"message": message}))
    return tuple(placed)
