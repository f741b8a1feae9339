"""What stands on a news page and is no part of the article: tables, each row with its reason.

A line is matched whole, without case and without the marks at its ends.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Part(Enum):
    """What a line of furniture says about the lines around it."""

    ABOVE = "above"  # stands before the title
    WITHIN = "within"  # may stand in the middle: the article goes on after it
    LINKS = "links"  # heads other stories; the article may go on after them
    BELOW = "below"  # nothing after it is the article


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of line, as a regular expression for the whole of it, and why it is listed.

    `sentence` tells whether it may be a whole sentence; headings never are, and prose that begins
    like one (`More in sorrow than in anger, he left.`) is prose.
    """

    part: Part
    pattern: str
    reason: str
    sentence: bool = False


_SECTION = (
    r"news|world|home|national|international|local|politics|business|economy|opinion|sports?"
    r"|culture|arts?|lifestyle|travel|tech(?:nology)?|science|health|education|weather|video"
    r"|photos|analysis|features?|reports?|interviews?|investigations?|editorial|comment|blogs?"
    r"|podcasts?|magazine|obituaries|regions?|europe|asia|africa|americas|middle east|markets"
)
# How other languages say `read also` and `more about this`.
_READ_ON = (
    r"(?:lire|voir) (?:aussi|également)|à lire(?: aussi| également)?|sur le même (?:sujet|thème)"
    r"|pour aller plus loin|articles (?:liés|similaires)"
    r"|(?:lesen|lies) (?:sie |hier )?auch|auch lesen|mehr (?:zum|zu diesem) thema"
    r"|(?:das (?:thema )?könnte (?:dich|sie|euch) )?auch interess(?:ant|ieren)|verwandte (?:artikel"
    r"|themen)|weitere (?:artikel|themen|beiträge|meldungen|nachrichten)(?: zum thema)?"
    r"|zum weiterlesen"
    r"|l(?:ea|ee) (?:también|además)|leer más|(?:también )?(?:te|le) puede(?: también)? interesar"
    r"|(?:notas|noticias|artículos) relacionad[oa]s|más noticias"
    r"|lei[ar]? (?:também|mais)|veja (?:também|mais)|notícias relacionadas"
    r"|leggi anche|(?:ti )?potrebbe(?:ro)? interessarti(?: anche)?|articoli correlati"
    r"|(?:lees|bekijk) ook|meer over dit onderwerp|läs (?:också|även|mer)|l[eæ]s også|lue myös"
    r"|(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|čtěte (?:také|více)"
    r"|pročitajte(?: još)?|čitajte (?:još|i)|povezan[ie] (?:članci|vesti|vijesti)"
    r"|читайте (?:также|ещё|еще)|смотрите также|(?:ещё |еще )?по теме|читайте також"
    r"|ayrıca okuyun|[iİ]lgili haberler|اقرأ أيضا|اقرأ أيضًا|διαβάστε (?:επίσης|ακόμα)"
)

TABLE = (
    Furniture(
        Part.ABOVE,
        r"(?:home ?page|front ?page|main ?page|start ?seite|accueil|inicio|naslovna|ana ?sayfa)",
        "the link to the site's first page",
    ),
    Furniture(Part.ABOVE, rf"(?:{_SECTION})(?: news)?", "a section's name alone"),
    Furniture(
        Part.ABOVE,
        r"[^.:]{2,30}(?:(?: *[>»›] *| [/\\] )[^.:>»›]{2,40})+|[^.:|]{2,20}(?: \| [^.:|]{2,20}){3,}",
        "the way from the first page to here",
    ),
    Furniture(
        Part.ABOVE,
        r"(?:skip to (?:main )?content|menu|main menu|navigation|toggle navigation|close|search"
        r"|sections?|log ?in|sign in|my account|e-?paper|donate|support us|about(?: us)?|contact"
        r"(?: us)?|english|live|breaking(?: news)?|exclusive|\d+ min(?:ute)?s? read|listen)",
        "the site's menu",
    ),
    Furniture(
        Part.WITHIN,
        r"(?:we|this (?:web)?site|our site)\b.{0,60}\b(?:use|uses|using)\b.{0,20} cookies\b.*"
        r"|.{0,80}\b(?:enable|turn on) javascript\b.*|accept (?:all )?(?:cookies)?",
        "a notice of cookies or scripts",
        sentence=True,
    ),
    Furniture(
        Part.WITHIN,
        r"(?:advert(?:ise?ments?)?|ad|anzeige|publicit[eé]|publicidad|pubblicità|reklam[ae]?|oglas"
        r"|sponsored(?: content)?|promoted|(?:article|story|text) continues (?:below|after).*"
        r"|(?:scroll|continue reading|keep reading)\b.{0,40}|loading\W*)",
        "an advertisement, or the words around one",
        sentence=True,
    ),
    Furniture(
        Part.WITHIN,
        r"(?:share|tweet|e-?mail|print|save|copy link|facebook|twitter|x|whatsapp|telegram"
        r"|linkedin|reddit|viber|pinterest|messenger|like|comments?|\d+ (?:comments?|shares?))"
        r"(?:(?:[ ,|/]+(?:on|via|this|to|and)?[ ,|/]*)(?:facebook|twitter|x|whatsapp|telegram"
        r"|linkedin|reddit|viber|pinterest|e-?mail|print|article|story|page|link))*",
        "buttons to share the story",
    ),
    Furniture(
        Part.WITHIN,
        r"(?:read (?:more|also|next)|see also|also read|related|more on this|watch|listen"
        rf"|{_READ_ON})\s*[:|»›–—-]+\s*\S.*",
        "a link to another story, between paragraphs",
        sentence=True,
    ),
    Furniture(
        Part.WITHIN,
        r"(?:sign up|subscribe|register|join)\b[^.]{0,80}\b(?:newsletters?|inbox|alerts"
        r"|briefing)\b.*|(?:follow|find|like|join) (?:us|me|him|her|them|@\w+|[\w’'. ]{2,30})"
        r" (?:on|at) (?:twitter|facebook|instagram|youtube|linkedin|telegram|x|our)\b.*"
        r"|(?:get|receive) (?:the|our|all the)\b.{0,80}\b(?:newsletters?|inbox)\b.*"
        r"|(?:enter )?your e-?mail(?: address)?|subscribe(?: now)?|sign up(?: now)?"
        r"|download (?:the|our) app\b.*",
        "an invitation to subscribe or follow",
        sentence=True,
    ),
    Furniture(
        Part.WITHIN,
        r"(?:got|have) an? (?:news )?(?:tip|story)\b.*"
        r"|.{0,60}\b(?:can|may) be (?:reached|contacted) (?:at|on|by|via)\b.{0,120}"
        r"|(?:e-?mail|contact|write to) (?:the )?(?:author|writer|reporter|editor|us)\b.{0,80}",
        "how to reach the writer",
        sentence=True,
    ),
    Furniture(
        Part.WITHIN,
        r"support (?:us|our|independent|quality|free)\b.{0,80}|donate\b.{0,60}"
        r"|become an? (?:member|supporter|patron|subscriber)\b.{0,60}",
        "a request for money",
        sentence=True,
    ),
    Furniture(
        Part.LINKS,
        r"(?:read (?:more|also|next)|see also|also read|more on this(?: story| topic)?"
        r"|related(?: (?:articles?|stor(?:y|ies)|news|posts?|content|topics?|coverage|links?|items?"
        r"|reading))?|similar (?:articles?|stories|news)"
        r"|more (?:in|on|about)\b.{0,60}|(?:also|elsewhere) (?:in|on)\b.{0,40}"
        rf"|{_READ_ON})",
        "a heading over links to other stories",
    ),
    Furniture(
        Part.BELOW,
        r"(?:talk about it|join (?:the|our) (?:discussion|conversation|debate)|have your say"
        r"|what do you think|(?:leave|post|add|write) (?:a|your) (?:comment|reply)"
        r"|comments? ?\(\d+\)?|(?:no|be the first to) comments?.{0,20}"
        r"|comments section"
        r"|comments (?:are|have been) (?:closed|disabled|moderated|provided|turned off)\b.{0,80}"
        r"|view (?:all )?comments|show comments|start the conversation|reader comments"
        r"|(?:keine )?kommentare?(?: (?:schreiben|hinterlassen|verfassen))?|commentaires"
        r"|comentarios|commenti|yorumlar|komentari)",
        "where readers' comments begin",
        sentence=True,
    ),
    Furniture(
        Part.BELOW,
        r".{0,40}comments? (?:powered|provided|carried|hosted) by\b.{0,60}"
        r"|please enable javascript to view the comments.*",
        "the maker of the comment box",
        sentence=True,
    ),
    Furniture(
        Part.BELOW,
        r"(?:(?:premium|editor[’']?s['’]?|our|readers['’]?|subscribers['’]?|top|today[’']?s)"
        r" (?:selection|picks?|choices?|stories|highlights|reads?|news|headlines))",
        "other stories that the site recommends",
    ),
    Furniture(
        Part.BELOW,
        r"(?:latest|recent|breaking|more|other|top|trending|popular|featured|further)"
        r" (?:[\w’'-]+ )?(?:news|stor(?:y|ies)|headlines|articles|posts|reports|reading|topics)"
        r"(?: (?:from|in|on|about|of)\b.{0,50})?|latest"
        r"|neueste (?:nachrichten|artikel)|dernières (?:nouvelles|actualités|infos)"
        r"|últim[ao]s not[ií]cias|ultime notizie|son (?:dakika|haberler)|najnovije(?: v[ij]?jesti)?"
        r"|najnovije vesti",
        "the list of the latest stories",
    ),
    Furniture(
        Part.BELOW,
        r"(?:most|best)[ -](?:read|popular|viewed|shared|commented|watched|recent)\b.{0,40}"
        r"|(?:trending|popular)(?: now)?|(?:you )?(?:may|might) also (?:like|be interested)\b.*"
        r"|you may like|recommended(?: for you)?|don[’']?t miss|up next|in case you missed it"
        r"|around the web|from the web|more (?:from|by)\b.{0,60}|from our partners"
        r"|meistgelesen|les plus lus|lo más leído"
        r"|najčitanije|çok okunanlar",
        "the list of what others read",
    ),
    Furniture(
        Part.BELOW,
        r"(?:previous|next|older|newer) (?:article|post|story|entry)\b.{0,80}|back to top"
        r"|(?:tags?|topics?|keywords|filed under|categories|labels)\s*:.*|tags|keywords|filed under"
        r"|about the authors?",
        "what stands under an article: its tags, its neighbours, its author",
    ),
    Furniture(
        Part.BELOW,
        r"(?:©|\(c\)|copyright ?(?:©|\(c\)|\d{4}|by\b)).*|copyright [^.]{0,60}\d{4}\b.{0,60}"
        r"|.{0,80}\ball rights reserved\b.*"
        r"|(?:terms (?:of|and) (?:use|service|conditions)|privacy(?: policy)?|cookie policy"
        r"|impressum|imprint|legal notice)(?: ?[|•·,&/].{0,80})?",
        "the site's legal lines",
        sentence=True,
    ),
)

_COMPILED = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in TABLE)
SENTENCE = 6  # words that with a full stop make one
_MARKS = " \t!?.…:*#|•·→›»▼▶+-–—"


@lru_cache(4096)
def furniture(line: str) -> Furniture | None:
    """The row of the table that the whole line matches, if any."""
    if len(line) > 300:
        return None
    bare = line.strip().rstrip(_MARKS).lstrip(_MARKS)
    told = line.rstrip().endswith((".", ".”", '."')) and len(bare.split()) >= SENTENCE
    matching = (
        row for row, pattern in _COMPILED if (row.sentence or not told) and pattern.fullmatch(bare)
    )
    return next(matching, None)
