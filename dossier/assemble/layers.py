"""Layers of an exhibit's pages: what its reader hides stays hidden."""

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object, Pdf


def carry_layers(pdf: Pdf, source: Pdf) -> None:
    """Take over the layers of a source and whether each is shown when the file opens."""
    if Name.OCProperties not in source.Root:
        return
    layers = pdf.copy_foreign(source.make_indirect(source.Root.OCProperties))
    groups = list(layers.get(Name.OCGs, ()))
    if Name.OCProperties not in pdf.Root:
        pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Order=Array()))
    mine = pdf.Root.OCProperties
    mine.OCGs.extend(groups)
    mine.D.OFF.extend(_hidden(groups, layers.get(Name.D, Dictionary())))


def _hidden(groups: Iterable[Object], default: Object) -> list[Object]:
    if default.get(Name.BaseState) != Name.OFF:
        return list(default.get(Name.OFF, ()))
    shown = {group.objgen for group in default.get(Name.ON, ())}
    return [group for group in groups if group.objgen not in shown]
