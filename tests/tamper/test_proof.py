"""Whatever is changed in a finished file, the proof names it and where."""

import dataclasses

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from dossier.assemble.join import assemble
from dossier.errors import ProofError
from dossier.verify.prove import prove
from tests.assemble import papers


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    plan = papers.dossier(folder)
    assemble(plan, folder / "out.pdf")
    return plan, folder / "out.pdf"


def swap_two_pages(pdf):
    pdf.pages.insert(2, pdf.pages[5])
    del pdf.pages[6]


def drop_a_page_of_an_exhibit(pdf):
    del pdf.pages[5]


def add_a_page(pdf):
    pdf.add_blank_page()


def pictures(pdf):
    drawn = sorted(pdf.pages[3].Resources.XObject.items())
    return [thing for _, thing in drawn if thing.Subtype == Name.Image]


def flip_a_bit_of_a_picture(pdf):
    image = pictures(pdf)[0]
    content = bytearray(image.read_raw_bytes())
    content[-20] ^= 1
    image.write(bytes(content), filter=Name.DCTDecode)


def exchange_two_pictures(pdf):
    one, two = pictures(pdf)
    kept = one.read_raw_bytes(), two.read_raw_bytes()
    one.write(kept[1], filter=Name.DCTDecode)
    two.write(kept[0], filter=Name.DCTDecode)


def without(page, operator, name):
    """The page's content without one instruction."""
    kept = [
        (operands, op)
        for operands, op in pikepdf.parse_content_stream(page)
        if not (str(op) == operator and operands and str(operands[0]).startswith(name))
    ]
    return pikepdf.unparse_content_stream(kept)


def remove_a_picture(pdf):
    pdf.pages[3].obj.Contents = pdf.make_stream(without(pdf.pages[3], "Do", "/i"))


def remove_a_page_number(pdf):
    pdf.pages[1].obj.Contents = pdf.make_stream(without(pdf.pages[1], "Do", "/Number"))


def remove_the_stamps_of_a_page(pdf):
    pdf.pages[1].obj.Contents = pdf.make_stream(without(pdf.pages[1], "Do", "/Stamps"))


def remove_the_stamps_of_an_exhibit(pdf):
    pdf.pages[4].obj.Contents = pdf.make_stream(without(pdf.pages[4], "Do", "/Stamps"))


def print_another_page_number_over_it(pdf):
    pdf.pages[0].add_resource(pdf.pages[6].Resources.XObject["/Number7"], Name.XObject, Name.Over)
    pdf.pages[0].contents_add(b"/Over Do")


def print_the_number_of_another_page(pdf):
    pdf.pages[0].Resources.XObject.Number1 = pdf.pages[6].Resources.XObject.Number7


def label_pages_from_two(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=2)]))


def lead_a_link_elsewhere(pdf):
    pdf.pages[0].Annots[0].Dest = String("annex")


def lead_a_link_nowhere(pdf):
    pdf.pages[0].Annots[0].Dest = String("gone")


def lead_a_link_out_of_the_file(pdf):
    link = pdf.pages[0].Annots[0]
    del link.Dest
    link.A = Dictionary(S=Name.URI, URI="https://example.org/")


def announce_another_page(pdf):
    pdf.pages[0].Annots[0].Contents = String("Aller à la page 9")


def remove_a_link(pdf):
    del pdf.pages[0].Annots[0]


def places(pdf):
    return pikepdf.NameTree(pdf.Root.Names.Dests)


def move_a_place(pdf):
    places(pdf)["exhibit-3"] = Array([pdf.pages[5].obj, Name.XYZ, 0, 800, 0])


def lower_a_place(pdf):
    place = places(pdf)["facts"]
    places(pdf)["facts"] = Array([place[0], Name.XYZ, 0, 10, 0])


def forget_a_place(pdf):
    del places(pdf)["annex"]


def change_bookmarks(change):
    def tamper(pdf):
        with pdf.open_outline() as outline:
            change(pdf, outline.root)

    return tamper


def _move(pdf, entries):
    entries[3].destination = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0])


def _rename(_pdf, entries):
    entries[3].title = "Autre chose"


def _drop(_pdf, entries):
    del entries[3]


def _flatten(_pdf, entries):
    entries.insert(1, entries[0].children.pop())


def remove_alternative_text(pdf):
    del pdf.Root.StructTreeRoot.K[0].K[2].K[0].Alt


def confuse_the_structure(pdf):
    pdf.pages[0].obj.StructParents, pdf.pages[6].obj.StructParents = (
        pdf.pages[6].obj.StructParents,
        pdf.pages[0].obj.StructParents,
    )


def forget_a_page_in_the_structure(pdf):
    del pdf.pages[4].obj.StructParents


def forget_a_link_in_the_structure(pdf):
    del pdf.pages[0].Annots[0].StructParent


def lose_the_structure(pdf):
    del pdf.Root.StructTreeRoot


def empty_an_exhibits_page(pdf):
    pdf.pages[4].Resources.XObject.Page1.write(b"")


def add_a_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def attach_a_file(pdf):
    pdf.attachments["notes.txt"] = b"for us only"


def damage_a_stream(pdf):
    number = pdf.pages[2].Resources.XObject["/Number3"]
    number.write(number.read_raw_bytes()[:20], filter=Name.FlateDecode)


def name_a_folder(pdf):
    pdf.docinfo["/Subject"] = "/home/maitre/dossiers/secret"


def annotate_an_exhibit(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents="faux")
    pdf.pages[4].obj.Annots = Array([pdf.make_indirect(note)])


def borrow_a_font(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


TAMPERED = [
    (swap_two_pages, "Page 3 : le numéro imprimé est « 6 »"),
    (drop_a_page_of_an_exhibit, "Pages prévues : 7, trouvées dans le fichier : 6"),
    (add_a_page, "Pages prévues : 7, trouvées dans le fichier : 8"),
    (flip_a_bit_of_a_picture, "Page 4 : une image n’est pas celle qui a été préparée"),
    (exchange_two_pictures, "Page 4 : une image n’est pas celle qui a été préparée"),
    (remove_a_picture, "Partie « plates » : images manquantes : 2"),
    (remove_a_page_number, "Page 2 : aucun numéro de page n’est imprimé"),
    (remove_the_stamps_of_a_page, "Page 2 : « PROJET » n’est pas imprimé en travers"),
    (remove_the_stamps_of_a_page, "Page 2 : la mention en pied de page manque"),
    (remove_the_stamps_of_an_exhibit, "Page 5 : le tampon « Pièce n° 3 » manque"),
    (print_another_page_number_over_it, "Page 1 : le numéro imprimé est « "),
    (print_the_number_of_another_page, "Page 1 : le numéro imprimé est « 7 »"),
    (label_pages_from_two, "Page 1 : son étiquette est « 2 »"),
    (lead_a_link_elsewhere, "Pages 1–2 : liens vers « exhibit-2 » manquants : 1"),
    (lead_a_link_elsewhere, "Pages 1–2 : liens vers « annex » non prévus : 1"),
    (lead_a_link_nowhere, "Page 1 : un lien mène à « gone »"),
    (lead_a_link_out_of_the_file, "Page 1 : un lien lance une action"),
    (announce_another_page, "Page 1 : le lien vers « exhibit-2 » annonce une autre page"),
    (remove_a_link, "Pages 1–2 : liens vers « exhibit-2 » manquants : 1"),
    (move_a_place, "Le repère « exhibit-3 » est page 5, le fichier dit page 6"),
    (move_a_place, "Pièce n° 3 : le bordereau dit page 5, elle commence page 6"),
    (lower_a_place, "Page 2 : le repère « facts » est à une autre hauteur"),
    (forget_a_place, "Page 7 : le repère « annex » n’a pas de nom dans le fichier"),
    (
        change_bookmarks(_move),
        "Signet « Annexe » (niveau 1, page 1) : « Annexe » (niveau 1, page 7) était prévu",
    ),
    (change_bookmarks(_rename), "Signet « Autre chose »"),
    (change_bookmarks(_drop), "Page 7 : le signet « Annexe » manque"),
    (
        change_bookmarks(_flatten),
        "Signet « Faits » (niveau 1, page 2) : « Faits » (niveau 2, page 2) était prévu",
    ),
    (remove_alternative_text, "Page 5 : une figure n’a pas de texte de remplacement"),
    (confuse_the_structure, "Page 1 : l’arbre de structure la prend pour une autre page"),
    (forget_a_page_in_the_structure, "Page 5 : son texte n’est pas dans l’arbre de structure"),
    (forget_a_link_in_the_structure, "Page 1 : un lien n’est pas dans l’arbre de structure"),
    (lose_the_structure, "Le fichier n’a pas d’arbre de structure"),
    (empty_an_exhibits_page, "Page 5 : caractères de la pièce perdus : "),
    (add_a_script, "/OpenAction"),
    (attach_a_file, "/EmbeddedFiles"),
    (damage_a_stream, "Le fichier est endommagé"),
    (name_a_folder, "Les métadonnées nomment cette machine : « /home/maitre"),
    (annotate_an_exhibit, "Page 5 : un élément actif subsiste sur une page de pièce"),
    (borrow_a_font, "Page 1 : la police "),
]


@pytest.mark.parametrize(
    ("tamper", "fault"),
    TAMPERED,
    ids=[f"{tamper.__name__}-{rank}" for rank, (tamper, _) in enumerate(TAMPERED)],
)
def test_it_is_named(made, tmp_path, tamper, fault):
    plan, file = made
    with pikepdf.open(file) as pdf:
        tamper(pdf)
        pdf.save(tmp_path / "tampered.pdf")
    faults = [
        sentence.replace("\u202f", " ").replace("\u00a0", " ")
        for sentence in prove(tmp_path / "tampered.pdf", plan).faults
    ]
    assert any(fault in sentence for sentence in faults), faults


def test_saving_it_again_is_no_fault(made, tmp_path):
    plan, file = made
    with pikepdf.open(file) as pdf:
        pdf.save(tmp_path / "again.pdf")
    assert prove(tmp_path / "again.pdf", plan).faults == ()


def test_a_list_that_prints_another_page_is_named(made):
    plan, file = made
    wrong = dataclasses.replace(plan, exhibit_pages={2: 3, 3: 6})
    assert len(prove(file, wrong).faults) == 2


def test_half_a_file_is_no_file(made, tmp_path):
    plan, file = made
    (tmp_path / "half.pdf").write_bytes(file.read_bytes()[:900])
    with pytest.raises(ProofError, match=r"half\.pdf"):
        prove(tmp_path / "half.pdf", plan)
