"""Names of the world, kept as people write them, with what parents put around them taken off."""

import unicodedata

import pytest

from flows.answers import DidYouMean, FullName, Misunderstood, Understood
from tests.flows.answers import hear

KEPT = [
    "Sam Smith", "José García", "Siân O'Neill", "Nguyễn Văn An", "Zoë Brontë", "Jean-Luc Picard",
    "Anne Marie Jones", "Ludwig van Beethoven", "Daisy van der Berg", "María José de la Cruz", "Abdul al-Rahman",
    "Oisín Ó Briain", "Łukasz Żak", "Björk Guðmundsdóttir", "Søren Kierkegaard", "Nuñez Peña", "François D'Arcy",
    "Ng Wei", "Xi Wu", "Bo Li", "Ali bin Abu Talib", "Chukwuemeka Nwọsu", "Tāwhiri Ngāti", "Ka'ahumanu Kealoha",
    "Ngũgĩ wa Thiong'o", "N'Golo Kanté", "Kristín Ýr", "Meritxell Vil·la", "J. R. Smith", "Martin Luther King Jr",
    "Siobhan Ní Dhuibhne", "Mary-Kate O'Brien-Jones", "Мария Иванова", "Γιώργος Παπαδόπουλος", "محمد علي",
    "مریم می‌شناسم", "अर्जुन सिंह", "王 小明", "王小明", "김민준", "たなか はな", "Will Young", "May Day",
    "Hope So", "Grant Right", "Mark Boy", "Rose Will", "Max Born", "Can Yılmaz", "Are Nilsen", "He Bingjiao",
    "Oh Se-hun", "No Min-woo", "Nguyen The My", "Jennifer Null", "Kim You", "Dick van As",  # all real names
    "Max X Power", "Sam McSmith", "jane McDonald",  # capitals are there already, so they stay
    "DeShawn McKenzie", "Sam O'NEILL", "Maria de Souza", "Omar el Sherif", "Seán mac Giolla", "Jan op den Camp",
    "Malcolm X", "Yoko O", "Im Yoon-ah", "Im Se-hun",  # the family name Im
]  # fmt: skip
MENDED = [
    ("sam smith", "Sam Smith"),
    ("SAM SMITH", "Sam Smith"),
    ("siân o'neill", "Siân O'Neill"),
    ("SIÂN O’NEILL", "Siân O'Neill"),
    ("ronald mcdonald", "Ronald McDonald"),
    ("MCDONALD MACEY", "McDonald Macey"),  # Mac is left alone: Macey, Mackenzie and Macdonald are all right
    ("daisy van der berg", "Daisy van der Berg"),
    ("VINCENT VAN GOGH", "Vincent Van Gogh"),
    ("nguyen van an", "Nguyen Van An"),  # a Vietnamese middle name
    ("nguyễn văn an", "Nguyễn Văn An"),
    ("leonardo da vinci", "Leonardo da Vinci"),
    ("de souza", "De Souza"),
    ("mary-kate o'brien-jones", "Mary-Kate O'Brien-Jones"),
    ("ngũgĩ wa thiong'o", "Ngũgĩ Wa Thiong'o"),
    ("j.r. smith", "J.R. Smith"),
    ("henry smith iii", "Henry Smith III"),
    ("d'arcy d'angelo", "D'Arcy D'Angelo"),
    ("mc smith", "Mc Smith"),
    ("İBRAHİM ŞAHİN", "İBRAHİM ŞAHİN"),  # Turkish has two kinds of i, so that mending would guess
    ("мария иванова", "Мария Иванова"),
    ("Sam smith", "Sam Smith"),  # the keyboard makes the first capital, and no other
    ("Anne marie jones", "Anne Marie Jones"),
    ("Maria de souza", "Maria de Souza"),
    ("DeShawn smith", "DeShawn Smith"),
    ("Ronald mcdonald", "Ronald McDonald"),
    ("Henry smith iii", "Henry Smith III"),
    ("bell hooks", "Bell Hooks"),
    ("Malcolm X x", "Malcolm X"),
    ("Im Jane Smith", "Jane Smith"),  # I'm
    ("Im Yoon Ah", "Yoon Ah"),  # which reads like the row above
    ("o`neill sam", "O'Neill Sam"),  # the apostrophe that is nearest on the keyboard
]
AROUND = [
    "it's Jane Smith", "It’s Jane Smith.", "its Jane Smith x", "Jane Smith xx", "Jane Smith X", "Jane Smith 😊",
    "Jane Smith!!", "My name is Jane Smith", "my full name is Jane Smith", "My name's Jane Smith",
    "name: Jane Smith", "Name - Jane Smith", "her name is Jane Smith", "her full name is Jane Smith",
    "She's called Jane Smith", "Mrs Jane Smith", "Mrs. Jane Smith x", "Dr Jane Smith", "I'm Jane Smith",
    "I am Jane Smith", "This is Jane Smith", "Hi, it's Jane Smith, thanks", "Hello my name is Miss Jane Smith",
    "Yes Jane Smith", "Yes, it's Jane Smith", "No, it's Jane Smith", "no its Jane Smith", "Ok, Jane Smith",
    "Player's full name is Jane Smith", "Jane Smith thank you", "my daughter's name is Jane Smith",
    "  Jane   Smith  ", "Jane\nSmith", "Jane\u200b Smith", "\u202aJane Smith\u202c", "(Jane Smith)", '"Jane Smith"',
    "Jane Smith please", "Jane Smith yes", "Yes - Jane Smith", "Jane Smith is correct",
]  # fmt: skip
NOT_NAMES = [
    "", "   ", "😊", "x", "xx", "?", "...", "12345", "Sam Smith 2", "Sam123", "S@m Smith", "www.example.com",
    "example.com", "http://example.com", "jane@example.com", "07700 900123", "3/5/2015", "who is this?",
    "who is this", "What do you mean", "why do you need that", "I don't know", "dont know", "not sure",
    "same as before", "his name is on the form", "hello", "ok", "yes", "no", "👍", "call me later",
    "Sam and Mia Smith", "Sam Smith, Mia Smith", "Sam / Samuel", "it's", "my name is", "Mr", "J", "mum", "same",
    "<b>Sam</b>", "{{1}} Smith", "Sam_Smith Jones", "-", "'", "Smith; DROP TABLE", "as above", "Mum is Jane Smith",
    "Jane Smith - mum", "Samuel (Sam) Smith",
]  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_a_name_is_kept_as_it_was_typed(name):
    assert hear(FullName(), name) == Understood(name)


@pytest.mark.parametrize(("typed", "name"), MENDED)
def test_capitals_are_mended_where_there_are_none_or_nothing_else(typed, name):
    assert hear(FullName(), typed) == Understood(name)


@pytest.mark.parametrize("text", AROUND)
def test_what_stands_around_a_name_is_taken_off(text):
    assert hear(FullName(), text) == Understood("Jane Smith")


@pytest.mark.parametrize("text", NOT_NAMES)
def test_what_is_no_name_is_asked_again_without_calling_it_wrong(text):
    answer = hear(FullName(), text)
    assert isinstance(answer, Misunderstood)
    assert not answer.accept_if_repeated
    assert not {"wrong", "valid", "real", "letters"} & set(answer.remedy.lower().split())


def test_a_name_among_other_words_is_asked_for_alone():
    answer = hear(FullName(), "Sam Smith, Mia Smith")
    assert answer.remedy == "Full name must stand alone, as on the birth certificate or passport"


@pytest.mark.parametrize("text", ["Sam Smith. ", "Sam Smith.\u200b ", " Sam Smith , "])
def test_a_mark_and_a_space_at_the_end_are_no_part_of_a_name(text):
    assert hear(FullName(), text) == Understood("Sam Smith")


def test_letters_with_marks_are_stored_in_one_form():
    decomposed = unicodedata.normalize("NFD", "Zoë Núñez")
    assert hear(FullName(), decomposed) == Understood(unicodedata.normalize("NFC", "Zoë Núñez"))


@pytest.mark.parametrize("typed", ["Sukarno", "sukarno", "It's Sukarno x"])
def test_a_single_name_is_asked_about_once_and_stands_when_repeated(typed):
    answer = hear(FullName(), typed)
    assert isinstance(answer, Misunderstood)
    assert answer.accept_if_repeated
    assert answer.value == "Sukarno"


@pytest.mark.parametrize("typed", ["Sam S", "S Smith", "s. smith", "S. S.", "sam s x"])
def test_initials_of_the_invited_name_are_asked_about_in_full(typed):
    assert hear(FullName(invited="Sam Smith"), typed) == DidYouMean("Sam Smith", "Is the full name Sam Smith?")


@pytest.mark.parametrize("name", ["Im Jin", "Im Soo", "Im Jane"])
def test_im_before_one_name_is_asked_about(name):
    assert hear(FullName(), name) == DidYouMean(name, f"Is the full name {name}?")


@pytest.mark.parametrize("text", ["im Jane", "Im", "IM JANE", "Im fine", "I'm Jane", "Jane x"])
def test_im_without_a_full_name(text):
    assert isinstance(hear(FullName(), text), Misunderstood)


def test_a_hundred_characters_fit_and_no_more():
    fits = "Ann B" + "b" * 95
    assert hear(FullName(), fits) == Understood(fits)
    assert hear(FullName(), fits + "b").remedy == "Full name must be 100 characters or fewer"


INVITED = FullName(invited="Sam Smith")


@pytest.mark.parametrize(
    "text",
    [
        "yes", "Yes!", "yep x", "that's right", "Yes that's him", "yes it is", "👍", "correct", "Sam Smith",
        "sam smith", "SAM SMITH", "It's Sam Smith", "yes, Sam Smith", "Yes that's correct thanks",
    ],
)  # fmt: skip
def test_the_invited_name_is_confirmed(text):
    assert hear(INVITED, text) == Understood("Sam Smith")


@pytest.mark.parametrize("text", ["no", "No.", "nope", "that's not right", "No it isn't", "👎"])
def test_a_no_asks_for_the_name_on_the_birth_certificate(text):
    answer = hear(INVITED, text)
    assert isinstance(answer, Misunderstood)
    assert "birth certificate or passport" in answer.remedy


@pytest.mark.parametrize("text", ["Samuel Smith", "no, it's Samuel Smith", "No Samuel Smith", "Yes Samuel Smith"])
def test_the_invited_name_is_corrected(text):
    assert hear(INVITED, text) == Understood("Samuel Smith")


@pytest.mark.parametrize("text", ["Sam", "sam x", "Sam X", "Im Sam", "Yes, Sam", "smith"])
def test_half_of_the_invited_name_is_asked_about(text):
    assert hear(INVITED, text) == DidYouMean("Sam Smith", "Is the full name Sam Smith?")


@pytest.mark.parametrize("text", ["not sure", "who is this?", "yes and no"])
def test_the_invited_name_is_not_taken_for_granted(text):
    assert isinstance(hear(INVITED, text), Misunderstood)


@pytest.mark.parametrize(
    "text",
    [
        "yes for my sins", "yes sam smith thats our sam", "bang on thats the one", "yep as it is", "aye that will do",
        "yes by the look of it",
    ],
)  # fmt: skip
def test_a_yes_in_words_of_ones_own_is_asked_about(text):
    assert hear(INVITED, text).value == "Sam Smith"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("yeah but hes got a middle name, sam peter smith", "Sam Peter Smith"),
        ("yes its sam john paul smith", "Sam John Paul Smith"),
        ("surname should of been Smithson", "Sam Smithson"),
        ("Sam Peter, same surname", "Sam Peter Smith"),
        ("it's Samuel James Smith in full", "Samuel James Smith"),
    ],
)
def test_what_is_said_of_the_invited_name_puts_it_right(text, name):
    assert INVITED.edited("Sam Smith", text) == name or hear(INVITED, text).value == name


@pytest.mark.parametrize(
    ("text", "child", "name"),
    [
        ("Smith same as him. Tracey with an e", "Sam Smith", "Tracey Smith"),
        ("same surname as t'lad, first name's Gary", "Sam Smith", "Gary Smith"),
        ("Keith, same as my son", "Sam Peter Hill", "Keith Hill"),
        ("same last name as her and I'm called Denise", "Mia van der Berg", "Denise van der Berg"),
    ],
)
def test_a_parent_may_bear_the_childs_surname(text, child, name):
    assert hear(FullName(invited="Jane Doe", child=child), text).value == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Birth cert says Mohammed Sami Iqbal, he's just Sam to his mates", "Mohammed Sami Iqbal"),
        ("passport has Samuel James Smith", "Samuel James Smith"),
        ("officially Samson Okafor-Smith, Sam for short", "Samson Okafor-Smith"),
        ("Samuel Ștefan Dumitrescu, with the little tail", "Samuel Ștefan Dumitrescu"),
    ],
)
def test_the_whole_name_on_paper_is_asked_about(text, name):
    assert hear(INVITED, text).value == name


def test_a_longer_name_alone_is_no_doubt():
    assert hear(INVITED, "Sam Peter Smith") == Understood("Sam Peter Smith")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jane elizabeth smith to be exact", "Jane Elizabeth Smith"),
        ("Jane Anne Smith for the record", "Jane Anne Smith"),
        ("S-A-M-U-E-L then Smith, never just Sam on owt official", "Samuel Smith"),
        ("there's a Y in it it's J A Y N E and then Smith", "Jayne Smith"),
        ("it's double barrel now so Jane Smith hyphen Kowalski", "Jane Smith-Kowalski"),
        ("first name put Janet, surname is ok", "Janet Smith"),
        ("put Janet as first name and leave the surname", "Janet Smith"),
        ("surname double barrelled, Smith-Walker", "Jane Smith-Walker"),
        ("Janey to me mates but aye", "Jane Smith"),
        ("yes tho everyone says Janey", "Jane Smith"),
        ("JJ at work but yep that's me", "Jane Smith"),
        ("Janet, Jane's what everyone calls me", "Janet Smith"),
        ("Janelle. Jane is just for short", "Janelle Smith"),
        ("its janet actually on all of my papers", "Janet Smith"),
        ("Jane'll do, it's what my passport's got", "Jane Smith"),
    ],
)
def test_a_name_amid_remarks_spelt_out_or_put_right_is_asked_about(text, name):
    assert hear(FullName(invited="Jane Smith"), text) == DidYouMean(name, f"Is the full name {name}?")


@pytest.mark.parametrize("text", ["J R R Tolkien", "A J P Smith", "Samuel To"])
def test_initials_and_short_names_are_no_word_spelt_out_and_no_remark(text):
    assert hear(FullName(), text) == Understood(text)


@pytest.mark.parametrize("text", ["mine's a latte", "mines Hughes", "its janey to most of us tbh round here"])
def test_whose_or_what_for_is_no_name(text):
    assert isinstance(hear(FullName(invited="Jane Smith"), text), Misunderstood)
