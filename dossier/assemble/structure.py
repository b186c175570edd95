"""One structure tree for the whole file, so that a screen reader follows it from part to part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String


@dataclass(slots=True)
class Structure:
    """The tree while it grows: its document element and the key of the next page or annotation.

    Attributes:
        pdf: The file that is being made.
        root: Its `/StructTreeRoot`.
        document: The one `/Document`; each part and each exhibit is a `/Part` below it.
        parents: What each page's or annotation's `/StructParents` key stands for.
        sections: The parts, in order.
        named: Headers of tables, by the name that cells call them.
    """

    pdf: Pdf
    root: Object
    document: Object
    parents: list[Object] = field(default_factory=list)
    sections: list[Object] = field(default_factory=list)
    named: dict[str, Object] = field(default_factory=dict)

    @classmethod
    def begin(cls, pdf: Pdf) -> "Structure":
        """An empty tree in this file."""
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        root.K = Array([document])
        return cls(pdf, root, document)

    def adopt(self, tree: Object, pages: Iterable[Object]) -> None:
        """Hang a part's own tree below ours; its keys move behind those that are taken."""
        shift = len(self.parents)
        self._rename(tree, f"{len(self.sections)}-")
        for section in tree.K:
            section.S, section.P = Name.Part, self.document
            if Name.NS in section:
                del section[Name.NS]
            self.sections.append(section)
        keyed = sorted(NumberTree(tree.ParentTree).items())
        if [key for key, _ in keyed] != list(range(len(keyed))):
            raise AssertionError("WeasyPrint numbers pages and links from 0 without a gap")
        self.parents += [entry for _, entry in keyed]
        for page in pages:
            page.StructParents = int(page.StructParents) + shift
            for annotation in page.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = int(annotation.StructParent) + shift

    def unlink(self, annotation: Object) -> None:
        """Let the words of a link stand without it."""
        element = self.parents[int(annotation.StructParent)]
        kids = element.get(Name.K)
        kept = [kid for kid in kids if not _refers(kid, annotation)] if isinstance(kids, Array) else []
        element.K, element.S = Array(kept), Name.Span

    def _rename(self, tree: Object, prefix: str) -> None:
        """Keep apart the names by which cells find their headers: each part counts its own from the start.

        A header that is printed again on the next page is known by its first appearance.
        """
        for element in _elements(tree):
            if Name.ID in element:
                name = prefix + str(element.ID)
                element.ID = String(name)
                self.named.setdefault(name, element)
                if self.named[name].objgen != element.objgen:
                    del element.ID
            cell = element.get(Name.A)
            if isinstance(cell, Dictionary) and Name.Headers in cell:
                cell.Headers = Array([String(prefix + str(name)) for name in cell.Headers])

    def section(self, title: str) -> Object:
        """A new `/Part` for an exhibit's own pages."""
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self.document, T=String(title), K=Array())
        )
        self.sections.append(part)
        return part

    def figure(self, section: Object, page: Object, alternative: str) -> None:
        """The page's marked content 0 as one figure with its alternative text."""
        figure = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Figure, P=section, Pg=page, K=0, Alt=String(alternative))
        )
        section.K.append(figure)
        page.StructParents = len(self.parents)
        page.Tabs = Name.S
        self.parents.append(self.pdf.make_indirect(Array([figure])))

    def words(self, section: Object, page: Object) -> None:
        """The page's marked content 1, the words of the figure that is its content 0, as a paragraph."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=section, Pg=page, K=1))
        section.K.append(made)
        self.parents[int(page.StructParents)].append(made)

    def finish(self) -> None:
        """Write the tree into the file's root."""
        self.document.K = Array(self.sections)
        tree = NumberTree.new(self.pdf)
        for key, entry in enumerate(self.parents):
            tree[key] = entry
        names = NameTree.new(self.pdf)
        for name in sorted(self.named, key=str.encode):
            names[name] = self.named[name]
        self.root.IDTree = names.obj
        self.root.ParentTree = tree.obj
        self.root.ParentTreeNextKey = len(self.parents)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _refers(kid: Object, annotation: Object) -> bool:
    return isinstance(kid, Dictionary) and Name.Obj in kid and kid.Obj.objgen == annotation.objgen


def _elements(tree: Object) -> Iterator[Object]:
    """Every element below this one; marked content and references to annotations are no elements."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        kids = element.get(Name.K)
        below = reversed(list(kids)) if isinstance(kids, Array) else ()
        waiting += [kid for kid in below if isinstance(kid, Dictionary) and Name.S in kid]
        yield element
