"""First names and their usual short forms in Britain."""

from functools import cache

from flows.language.regex import regex
from flows.language.tidy import CAPITAL, tidy
from flows.language.vocabulary import phrases

_TABLE = """
    abigail: abi, abbie, abby, gail
    albert: al, bert, bertie, albie
    alexander: al, alec, sandy, lex, xander, sasha, zander
    alexandra, alexandria: alexa, lexi, lexie, sandra, sandy, sasha, alix
    alfred: alfie, fred, freddie
    amelia, emilia: millie, milly, mia, amy, emmy
    andrew: andy, drew
    anthony, antony: tony
    archibald: archie
    arthur: art, artie
    barnaby: barney
    beatrice, beatrix: bea, bee, trixie
    benjamin: benny, benji, benjy
    bernard: bernie
    catherine, katherine, kathryn, catharine, katharine: kate, katie, katy, kat, kitty, cathy, kathy, cat, kay, kit
    charles: charlie, chuck, chas, chaz
    charlotte: charlie, lottie, lotte, lotty, charley
    christina, christine, kristina, kirsten: tina, chrissie, chrissy, christie
    christopher: kit, topher
    daniel: danny
    danielle, daniella: danni, dani, ella
    david: dave, davey, davie
    deborah: debbie, deb, debs, debby
    dorothy: dot, dottie, dolly
    edith: edie
    edmund: ed, eddie, ted, ned
    edward, eduardo: ed, eddie, ted, teddy, ned
    eleanor, elinor, eleanora: ellie, nell, nellie, nora, ella, elle, lenny
    elizabeth, elisabeth: liz, lizzie, lizzy, beth, betty, bess, bessie, betsy, eliza, elsie, libby, lisa, lily, ellie
    emily: em, millie, milly, emmie
    emma: em, emmie
    ezekiel: zeke
    frances: fran, frankie, fanny
    francis: frank, frankie
    frederick, frederic: fred, freddie, freddy, rick
    gabriel: gabe, gabi
    gabriella, gabrielle: gabby, gaby, ella, bella, ellie
    geoffrey, jeffrey: geoff, jeff
    george: georgie
    georgina, georgia, georgiana: georgie, gina, george, gigi
    gerald, gerard: gerry, jerry
    gregory, gregor: greg
    harold: harry, hal
    harriet, harriett: hattie, hatty, harri, harry
    harrison: harry
    helen, helena: nell, nellie, ellie, lena
    henrietta: hattie, etta, hettie, hetty, harri
    henry: harry, hal, hank
    isaac: ike, zac
    isabel, isabella, isabelle, isobel, annabel, annabelle, arabella: bella, belle, izzy, izzie, issy, bel
    jackson: jack, jax
    jacob: jake, cobi, jay
    jacqueline: jackie, jacqui
    james: jim, jimmy, jamie, jem
    janet: janey, janie, jenny
    jennifer: jen, jenny, jenna
    jessica: jess, jessie
    john, jonathan, johnathan: jack, johnny, jon, jonny, jonty
    joseph: joe, joey, jo
    josephine: jo, josie, posy
    joanna, joanne: jo
    joshua: josh
    judith: judy, jude
    julian, julius: jules
    julia, julie, juliet: jules
    kenneth: kenny
    kimberley, kimberly: kim
    lawrence, laurence: larry, laurie, lawrie, loz
    leonard, leonardo: leo, len, lenny, lennie
    lewis, louis: lou, lew, louie
    lillian, lilian, liliana: lily, lil, lilly
    louisa, louise: lou, lulu
    lucinda: lucy, cindy
    madeleine, madeline: maddie, maddy
    margaret, margarita: maggie, meg, peggy, peg, maisie, greta, daisy, rita, megan, marge, margie, madge
    martha: marty, mattie
    mary, maria: molly, polly, may, mae, mimi, minnie, ria
    matilda, mathilda: tilly, tillie, maddie, mattie
    matthew, matthias: matty
    maximilian, maximillian, maxwell: maxi
    melissa, melanie: mel, missy, lissa
    michael: mick, mickey, mike, mikey, micky
    michelle: shell, shelly, chelle
    mohammed, muhammad, mohammad, mohamed, muhammed: mo, moe
    natalie, natalia, natasha: nat, tasha, talia, tash
    nathan, nathaniel, nathanael: nat, nate
    nicholas, nicolas: nick, nicky, nico
    nicola, nicole: nicky, nikki, niki, nic
    oliver: ollie, olly, noll
    olivia: liv, livvy, livi, ollie, livia, libby
    oscar: ozzy, ozzie, ossie
    pamela: pam
    patricia: pat, patsy, trish, tricia, paddy, patti
    patrick, padraig: pat, paddy, rick
    penelope: penny, poppy, nell
    peter: pete
    philip, phillip: phil, pip
    philippa, phillipa: pippa, pip
    priscilla: cilla
    rachel, rachael: rach, rae, shelly
    raymond: ray
    rebecca, rebekah: becky, becca, becks, bex
    reginald: reg, reggie
    richard: dick, rick, ricky, rich, richie, dickie
    robert: bob, bobby, bert, bertie, robbie, robby, rab
    roberta: bobbie, robbie
    ronald: ron, ronnie
    rosemary, rosamund, rosalind, rosalie: rose, rosie, romy
    samantha: sammy, sammie
    samuel: sammy, sammie
    sarah, sara: sally, sadie
    sebastian: seb, bas, baz
    sidney, sydney: sid, syd
    simon: si
    sophia, sophie: soph
    stanley: stan
    stephanie: steph, stevie, steffi
    stephen, steven: steve, stevie, ste
    susan, susanna, susannah, suzanne: sue, susie, suzy, sukie, suzie, zuzu
    terence, terrence: terry, tel
    teresa, theresa: terry, tess, tessa, tracy
    thaddeus: ted, thad
    theodora: dora, thea
    theodore: ted, teddy, teo
    thomas: tom, tommy
    timothy: timmy
    tobias: toby
    valerie, valentina: val
    veronica: ronnie, vera, nicky
    victoria: vicky, vicki, tori
    vincent: vinny, vinnie
    violet: vi, lettie
    walter: wally, wat
    wilfred, wilfrid: wilf, fred
    william, wilhelm: bill, billy, will, willie, liam
    winifred: winnie, freda
    zachary, zachariah, zackary: zac, zach, zack, zak
"""
_SHORTEST_BEGINNING = 3  # letters
# "Margaret (Peggy) O'Donoghue", and in small letters where that is all of it.
_LONGEST = 120  # characters
_LETTERS = r"[\w'’-]{1,30}"
_INSET = r"[(\"](?:(?:aka|known as|or|his|her|my) )?[^\W\d_][\w'’-]{0,20}[)\"]"
_WITH_NICKNAME = regex(rf"(?<![\w'’-])(?P<first>[{CAPITAL}]{_LETTERS}) {_INSET} (?P<last>[{CAPITAL}]{_LETTERS})")
_IN_SMALL = regex(rf"(?P<first>[a-z]{_LETTERS}) {_INSET} (?P<last>[a-z]{_LETTERS})")


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """By the full name. Read off the table when a name is first compared: no cold start has to wait for it."""
    return {
        full: frozenset(phrases(short))
        for names, short in (line.split(":") for line in _TABLE.strip().splitlines())
        for full in phrases(names)
    }


def is_first_name(name: str) -> bool:
    """Whether it is a first name that is usual in Britain, in its full or in a short form."""
    said = name.casefold()
    return said in _short_forms() or any(said in short for short in _short_forms().values())


def short_for(short: str, full: str) -> bool:
    """Whether a first name is a usual short form of another: "Bill" of "William", "Sam" of "Samuel".

    The beginning of a name counts as well, from three letters on. A name is no short form of itself.
    """
    short, full = short.strip().casefold(), full.strip().casefold()
    if short in _short_forms().get(full, ()):
        return True
    return short != full and len(short) >= _SHORTEST_BEGINNING and full.startswith(short)


def without_nickname(text: str) -> str:
    """The text without what somebody is called, between a first and a last name; "" where nothing stands there, or
    more of them.
    """
    said = tidy(text)
    if len(said) > _LONGEST or len(_WITH_NICKNAME.findall(said)) > 1:
        return ""
    bare = _WITH_NICKNAME.sub(r"\g<first> \g<last>", said, count=1)
    small = _IN_SMALL.fullmatch(said.rstrip(" .!"))
    bare = f"{small['first']} {small['last']}" if small else bare
    return bare if bare != said and not _WITH_NICKNAME.search(bare) else ""
