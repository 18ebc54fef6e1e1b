"""What is said of the phone in somebody's hand is no part of an answer."""

import pytest

from flows.language.phone_remarks import without_remarks

LEFT = {
    "in a red pouch round his waist. I'm talking into this so hope it comes out OK": "in a red pouch round his waist.",
    "eczema on his arms. (voice typing sorry)": "eczema on his arms.",
    "hay fever sorry im dictating this": "hay fever",
    "Sale United. hope that makes sense im using the mic": "Sale United.",
    "Acacia Avenue, Urmston. excuse spelling on my phone": "Acacia Avenue, Urmston.",
    "Sale United - sorry about typos, new phone": "Sale United",
    "in his bag. autocorrect is a nightmare sorry": "in his bag.",
    "in his bag, doing this by voice so apologies": "in his bag",
    "eczema, my screen is cracked so sorry for spelling": "eczema",
    "in his boot bag hope you can make sense of that, voice to text is awful": "in his boot bag",
    "Penicillin. pardon the typing im on the bus": "Penicillin.",
    "Old Trafford Juniors im dictating while driving": "Old Trafford Juniors",
    "sorry im using the mic, acacia avenue urmston": "acacia avenue urmston",
    "Sorry for the typos. Jane Smith": "Jane Smith",
    "in the bag (dictating)": "in the bag",
}
PART_OF_IT = """
    sorry typo
    Sale Untied. autocorrect
    Oak Rd sorry typo, Oak Road
    bad eyesight, cant see the screen
    headaches after using the screen
    dyslexia, bad spelling
    he has speech and language
    in the car, voice note if not
    email not text, hate texts
    text only please, I'm driving
    I'm dictating this
    sorry about the typos
    yes, can you read this, im dictating?
""".strip().splitlines()


@pytest.mark.parametrize("text", LEFT)
def test_what_is_said_of_the_phone_is_left_out(text: str):
    assert without_remarks(text) == LEFT[text]


@pytest.mark.parametrize("text", [each.strip() for each in PART_OF_IT])
def test_what_may_be_an_answer_or_is_all_there_is_stays(text: str):
    assert without_remarks(text) == text


def test_a_message_without_end_is_soon_read():
    assert without_remarks("in the van. sorry " * 500).startswith("in the van.")
