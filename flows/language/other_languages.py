"""Other languages that families here speak: which one a message is in, where that is plain, and the words that answer
most questions in English, to be asked about.
"""

import unicodedata

from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

# One language a line after its name: English = its words. Words in the last row are also English, or several
# languages', and count only beside others.
_TABLES = """
polish
yes=tak, no=nie, i am=jestem, is=jest, ready=gotowa|gotowy|gotowi, boy=chłopiec|chłopak|chłopcem, with me=ze mną
girl=dziewczynka|dziewczyna|dziewczynką, mum=mama|matka|matką|mamą|mamusia, dad=tata|tatą|ojciec|ojcem|tato
his=jego, her=jej, son=syn|syna, daughter=córka|córki, goalkeeper=bramkarz|bramkarzem
defender=obrona|obronie|obrońca, striker=napastnik, plays=gra|grał|grała, none=brak|żaden|żadne|żadnych
allergy=alergia|alergię|alergie, asthma=astma|astmę, healthy=zdrowy|zdrowa, january=stycznia|styczeń
february=lutego|luty, march=marca|marzec, april=kwietnia|kwiecień, may=maja|maj, june=czerwca|czerwiec
july=lipca|lipiec, august=sierpnia|sierpień, september=września|wrzesień, october=października|październik
november=listopada|listopad, december=grudnia|grudzień, born=urodzony|urodzona|urodził, later=później|potem
tomorrow=jutro, now=teraz, both=oba|obie|oboje|obu, thanks=dziękuję|dzięki, please=proszę
correct=zgadza się|dobrze|prawidłowo|poprawne, lives=mieszka, with us=z nami, with=ze|z, never=nigdy
first=pierwszy, not sure=nie wiem, sure=oczywiście|jasne|pewnie, me=ja, it is=to, in=na|w, the=roku|rok|r
club=klub, the=ma, conditions=chorób|choroby|chorob, the=ani|lub|żadnych, allergies=alergii, last=ostatni, day=dzień
romanian
yes=da, no=nu, boy=băiat|baiat|băiatul, girl=fată|fetiță|fata, mum=mama|mamă, dad=tata|tatăl|tată
i am=sunt|eu sunt, his=lui, her=ei, ready=gata|pregătit, problems=probleme, goalkeeper=portar, now=acum
later=mai târziu, tomorrow=mâine, both=amândouă|ambele|amandoua, thanks=mulțumesc|multumesc
healthy=sănătos|sănătoasă|sanatos, allergy=alergie, asthma=astm, january=ianuarie, february=februarie
march=martie, april=aprilie, june=iunie, july=iulie, august=august, september=septembrie, october=octombrie
november=noiembrie, december=decembrie, born=născut|născută|nascut, may=mai, none=niciun|nicio|nimic
never=niciodată, correct=corect, lives=locuiește|locuieste, with me=cu mine, with us=cu noi
the=are|medicale|medical|este|e|la|pe|un|o|îl, son=fiul|fiu, daughter=fiica
spanish
yes=sí|si, no=no, boy=chico|niño|nino|varón, girl=chica|niña|nina, mum=madre|mamá|mama, dad=padre|papá|papa
ready=listo|lista, both=los dos|las dos|ambos|ambas, later=más tarde|luego|después, tomorrow=mañana
thanks=gracias, none=ninguno|ninguna|nada, goalkeeper=portero|portera, correct=correcto|correcta
his=su, son=hijo, daughter=hija, asthma=asma, allergy=alergia, lives=vive, with me=conmigo, with us=con nosotros
january=enero, february=febrero, march=marzo, april=abril, may=mayo, june=junio, july=julio, august=agosto
september=septiembre, october=octubre, november=noviembre, december=diciembre, of=de|del
born=nació|nacido|nacida, ok=vale, sure=claro, never=nunca, first time=primera vez, can we=podemos, start=empezar
i am=soy|estoy, the=el|la|es|tiene|por|favor
please=por favor
portuguese
yes=sim, no=não|nao, boy=menino|rapaz, girl=menina|rapariga, mum=mãe|mae, dad=pai, both=ambos|os dois|as duas
later=depois|mais tarde, tomorrow=amanhã|amanha, thanks=obrigado|obrigada, none=nenhum|nenhuma|nada
lives=mora|vive, goalkeeper=guarda redes|goleiro, january=janeiro, february=fevereiro, march=março, may=maio
june=junho, july=julho, september=setembro, october=outubro, november=novembro, december=dezembro
born=nasceu|nascido|nascida, i am=sou|eu sou, ready=pronto|pronta, son=filho, daughter=filha, with me=comigo
correct=certo|correto, of=de|do|da, the=o|a|é|tem, never=nunca, first time=primeira vez
urdu
boy=لڑکا|بیٹا, girl=لڑکی|بیٹی, yes=ہاں|جی|جی ہاں, no=نہیں, mum=ماں|امی, dad=ابو|والد
yes=haan|jee|ji haan|jee haan|haanji|hanji|ji, no=nahi|nahin|nai|nahee, boy=larka|ladka|beta
girl=larki|ladki|beti, mum=ammi|maa|walida|ami, dad=abbu|walid|baap|abu, ok=theek|thik|teek, correct=sahi|bilkul
later=baad, tomorrow=kal, both=dono|donon, thanks=shukriya|meherbani, i=mein|main, his=uska|uski|iska|iski
with me=mere saath|mere sath, ready=tayar|tayyar, the=hai|hain|hoon|hun|ka|ki|ke|koi|mein|wo|ye
welsh
yes=ie|ydy|ydw|oes|ydyn, no=nac|nag|na, boy=bachgen, girl=merch, mum=mam, dad=tad, ready=barod, thanks=diolch
tomorrow=yfory, later=wedyn|hwyrach, both=y ddau|dwy|ddau, january=ionawr, february=chwefror, march=mawrth
april=ebrill, may=mai, june=mehefin, july=gorffennaf, august=awst, september=medi, october=hydref
november=tachwedd, december=rhagfyr, ok=iawn, correct=perffaith|cywir, thanks=diolch yn, the=yn|fawr|popeth|i gyd
french
later=après, no=pas de, now=maintenant, i have=ai|jai, the=je|nai
yes=oui, no=non, boy=garçon|garcon, girl=fille, mum=mère|maman, dad=père|papa, both=les deux, later=plus tard
tomorrow=demain, thanks=merci, none=aucun|aucune|rien, goalkeeper=gardien, i am=je suis, his=sa|son
never=jamais, january=janvier, february=février, march=mars, april=avril, may=mai, june=juin, july=juillet
august=août, october=octobre, september=septembre, november=novembre, december=décembre, born=né|née
ready=prêt|prête, the=le|la|est|de
turkish
yes=evet, no=hayır|hayir|yok, boy=erkek, girl=kız|kiz, mum=annesi|annesiyim, dad=babası|babasıyım, both=ikisi
later=sonra, tomorrow=yarın, thanks=teşekkürler|tesekkurler, goalkeeper=kaleci, ready=hazır|hazırım
correct=doğru
ukrainian
yes=так|да|да|ага, no=ні|нет|не, boy=хлопчик|мальчик|хлопець, girl=дівчинка|девочка, mum=мама|мати|мать
dad=тато|папа|батько|отец, later=пізніше|потом|позже, tomorrow=завтра, both=обидва|оба|обе, thanks=дякую|спасибо
goalkeeper=воротар|вратарь, none=немає|нет|нема, i am=я, his=його|его, her=її|ее, ready=готова|готовий|готов
correct=правильно|вірно
arabic
yes=نعم|ايوه|أيوة|اجل, no=لا|كلا, boy=ولد|صبي|ذكر, girl=بنت|أنثى, mum=أم|والدته|أمه|ام, dad=أب|والده|أبوه|اب
later=لاحقا|بعدين, tomorrow=غدا|بكرة, both=كلاهما|الاثنين, thanks=شكرا, ready=جاهز|جاهزة, correct=صحيح
none=لايوجد, i am=أنا|انا
chinese
yes=是|是的|对|好|好的|可以|有, no=不|不是|没有|没|否|无, boy=男|男孩|男生|儿子, girl=女|女孩|女生|女儿
mum=妈妈|母亲|我是妈妈
dad=爸爸|父亲|我是爸爸
later=以后|稍后|晚点|等一下, tomorrow=明天, thanks=谢谢, both=都可以|两个都可以|都, correct=正确|没错
"""
_SHARED = frozenset(
    """
    no are to me in na w r o a e la el es de do da su si mai mine is son sa main mein mere ki ka ke ye wo hai ja it
    lui ei
    the club august mama papa tata mam tad na nag dwy anne han hun kal beta abu ami maya son si da de luty maj un pe
    yn fawr medical problems asthma alergia astma pai ie gata pronto alto vale claro nada ji z ze syn to lista
    """.split()
)
_LOOKED_AT = 20  # words
_MOST_UNKNOWN = 0.34  # of the words

# Words that hardly a sentence does without, and that are no English words or names.
_SMALL_WORDS = {
    "polish": """nie jest czy jak się ale mam może ktoś mi po polsku angielski angielskiego rozumiem proszę dziękuję
        mogę mówię żeby tylko dla już też był była syn syna mój moja co to jestem pomóc pomoc dzień dobry wiem""",
    "romanian": """nu este și sunt pentru să vă rog ce cum copilul meu mea înțeleg inteleg engleza engleză română
        limba puteți ajuta bună ziua știu stiu băiatul fiul vorbesc mulțumesc multumesc cine când are""",
    "portuguese": """não nao você voce meu minha filho filha isso como falo português portugues inglês ingles entendo
        obrigado obrigada para uma estou ele ela por favor quem posso ajudar bom dia muito também""",
    "spanish": """no entiendo inglés ingles qué cómo mi hijo hija habla hablo español espanol puede ayudar ayuda
        gracias por favor para está estoy usted quién cuando muy también pero es el la los""",
    "french": """je ne pas comprends anglais mon fils ma fille parle français francais merci vous plaît est-ce
        c'est suis pour avec qui quand peux aider bonjour oui les des une dans""",
    "welsh": """dw ddim yn deall siarad cymraeg os gwelwch mae fy mab diolch beth ydw ydy gallwch saesneg oes chi
        i'r ferch bachgen wedi gyda dim""",
    "roman_urdu": """mujhe samajh nahi nahin nai aati aata hai hain kya mera meri mere beta ko ka ki ke aap kaise
        karein karna kar sakte main mein urdu bata batao koi madad kaun krdo kardo apko yeh woh tha se liye ho""",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_ALSO_ENGLISH = frozenset("no me main to are fy main hai ho nai ma mere dim se fils mi are oh la el es os".split())
_SCRIPTS = {
    "chinese": regex(r"[\u4e00-\u9fff]"),
    "urdu": regex(r"[\u0600-\u06ff]*[ٹڈڑںےہگھ][\u0600-\u06ff]*"),
    "arabic": regex(r"[\u0621-\u064a]{2}"),
    "ukrainian": regex(r"[\u0400-\u04ff]{2}"),
}
LANGUAGES = (*_SMALL, *_SCRIPTS)
_FEWEST, _SHARE = 2, 0.4  # of a language's small words: how many a message has, and of all its words


def _bare(word: str) -> str:
    """Without accents, since half of those who write on an English keyboard leave them out."""
    folded = unicodedata.normalize("NFD", word.replace("ł", "l"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _read_tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for line in _TABLES.strip().splitlines():
        if "=" not in line:
            table = tables.setdefault(line, {})
            continue
        for entry in phrases(line):
            english, _, theirs = entry.partition("=")
            table |= dict.fromkeys(map(_bare, theirs.split("|")), english)
    return tables


_LANGUAGES = _read_tables()
# English beside another language, as who speaks both writes it: "evet yes correct".
_BOTH_WAYS = frozenset("yes no ok okay correct right thats that is good thanks please boy girl mum dad both".split())
_TELLING = {word for table in _LANGUAGES.values() for word in table} - _SHARED


def language_of(text: str) -> str:
    """One of LANGUAGES; "" for English, for what is too short to tell, and for any other."""
    if not text.isascii() and (written := next((name for name, script in _SCRIPTS.items() if script.search(text)), "")):
        return written
    words = plain(text).split()
    heard = {language: [word for word in words if word in known] for language, known in _SMALL.items()}
    language, found = max(heard.items(), key=lambda each: len(each[1]))
    telling = set(found) - _ALSO_ENGLISH
    return language if len(found) >= _FEWEST and telling and len(found) >= _SHARE * len(words) else ""


def in_english(text: str) -> str:
    """A message in one of the languages, word by word; "" where it is in none of them as a whole."""
    words = [_bare(word) for word in plain(text).split()]
    pairs = {" ".join(words[at : at + 2]) for at in range(len(words))}
    accented = any(not word.isascii() and _bare(word) in _SHARED for word in plain(text).split())
    if len(words) > 12 or (not accented and _TELLING.isdisjoint(words) and _TELLING.isdisjoint(pairs)):
        return ""
    read = (_translated(words, table) for table in _LANGUAGES.values())
    known, said = max(read, key=lambda each: each[0])
    return said if known >= 1 - _MOST_UNKNOWN else ""


def is_another_language(text: str) -> bool:
    """Whether a message is in another language though too few of its words are known to read it."""
    words = plain(text).split()
    telling = sum(_bare(word) in _TELLING for word in words[:_LOOKED_AT])
    foreign = sum(not word.isascii() and word.isalpha() for word in words[:_LOOKED_AT])
    return telling > 1 or (telling == 1 and foreign > 0) or foreign > 1


def _translated(words: list[str], table: dict[str, str]) -> tuple[float, str]:
    """How much of it the table knows, and what that is in English."""
    known, said, at = 0, [], 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        length = 2 if pair in table else 1
        word = table.get(pair if length == 2 else words[at], "")
        known += length if word or words[at].isdigit() or words[at] in _BOTH_WAYS else 0
        said.append("" if word == "the" else word or words[at])
        at += length
    return known / max(len(words), 1), " ".join(filter(None, said))
