"""The club before this one, told with more around it: its name alone is proposed, and nothing is kept unasked."""

import pytest

from tests.flows.registration.chats.test_second_look import before

CLUBS = [
    # a remark behind the name
    ("Hindley Colts innit", "Hindley Colts"),
    ("hindley colts innit", "hindley colts"),
    ("Urmston Meadowside init, same as his mates", "Urmston Meadowside"),
    ("Wythenshawe Amateurs (pronounced Withenshaw)", "Wythenshawe Amateurs"),
    ("Bodmin Town (sounds like Bodmun)", "Bodmin Town"),
    ("Deeping Rangers (the Lincolnshire one)", "Deeping Rangers"),
    ("Llandudno Albion, up in north Wales. Great coaches", "Llandudno Albion"),
    ("Penrhyn Rovers, out past Bethesda. Smashing folk", "Penrhyn Rovers"),
    ("Southall Eagles innit, my cousin's the coach", "Southall Eagles"),
    ("Cobham Colts yeah, same as half his class", "Cobham Colts"),
    ("Leigh Town, near the big Asda", "Leigh Town"),
    ("Denton Youth like, same as all his mates", "Denton Youth"),
    # the last of several
    ("hale barns juniors for two years then timperley villa since easter", "timperley villa"),
    ("brinnington for a bit and then offerton green since new year", "offerton green"),
    ("two years at denton then droylsden juniors up to may", "droylsden juniors"),
    ("was at moston but didnt get on w the manager. heyside juniors last", "heyside juniors"),
    (
        "He began at Hale United, hated it, then went to Sale Lads for a year. So Sale Lads was his last one",
        "Sale Lads",
    ),
    # a mind that was changed
    ("Hale Juniors. No wait, he'd left by then. Timperley Town it was", "Timperley Town"),
    ("Sale Lads. Oh hang on, that was his brother. Ashton Town it was", "Ashton Town"),
    ("Moston Celtic... no hang on, they folded. Heyside Juniors", "Heyside Juniors"),
    ("Irlam Juniors - no tell a lie, that was school. Cadishead Lions it was", "Cadishead Lions"),
    # one abroad, and none here
    ("In Spain at Rayo Coslada, here in UK no club", "Rayo Coslada"),
    ("In Bulgaria with Lokomotiv Mezdra, in England none", "Lokomotiv Mezdra"),
    ("Back home in Ghana at Kumasi Lions, no club here", "Kumasi Lions"),
    ("in Lithuania he played in Zalgiris Kaunas one year, here not yet because we wait", "Zalgiris Kaunas"),
    ("Back in Brazil with Santos Menores two years. Nothing here yet", "Santos Menores"),
    # none, in learned English and above a name
    ("she never play in club", None),
    ("she never join team before", None),
    ("my son no play in club before", None),
    ("He not play for any club before", None),
    ("He's not been with anyone, just in the back garden with his big brother. Kath", None),
    ("Not played for anyone before, bless her. Nan", None),
    ("None, he's only four bless him. Pat", None),
]
NO_CLUB_TOLD = [
    "Couldn't tell you I'm afraid, he only came to us in March", "Couldn't say, she was with her other nan then",
    "I forget the name, red kit at Platt Fields, I ask my wife later",
    "Wouldn't know, he only came to live with us at Easter",
]  # fmt: skip
KEPT_WHOLE = ["Flixton Juniors", "Hulme Lads' Club", "Flixton Juniors, Manchester", "Sale Town (U9s)", "St. Mary's"]


@pytest.mark.parametrize(("said", "club"), CLUBS)
def test_the_club_alone_is_proposed(said: str, club: str | None):
    chat = before("previous_club")
    chat.says(said)
    assert "previous_club" not in chat.registration.answers
    assert (chat.registration.proposal.about, chat.registration.proposal.value) == ("previous_club", club)


@pytest.mark.parametrize("said", NO_CLUB_TOLD)
def test_who_does_not_know_it_is_asked_again(said: str):
    chat = before("previous_club")
    chat.says(said)
    assert "previous_club" not in chat.registration.answers
    assert chat.registration.proposal is None


@pytest.mark.parametrize("name", KEPT_WHOLE)
def test_a_name_without_a_remark_is_kept_whole(name: str):
    chat = before("previous_club")
    chat.says(name)
    assert chat.registration.answers["previous_club"] == name


@pytest.mark.parametrize(
    "said", ["Flixton Juniors, sorry for the delay. Phone died", "Flixton Juniors. Hang on. Great club that, Flixton"]
)
def test_what_follows_a_sorry_is_no_other_club(said: str):
    chat = before("previous_club")
    chat.says(said)
    assert chat.registration.proposal is None or str(chat.registration.proposal.value).startswith("Flixton")
