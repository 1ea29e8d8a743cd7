"""Pages as amateurs and small papers made them for twenty years: tables for frames, line breaks for paragraphs.

Each holds PARAGRAPHS of `imported_files` with what such pages have around a text; readers say other numbers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from html import escape

from tests.support.imported_files import AUTHOR, OUTLET, PARAGRAPHS, TITLE

_P = [escape(text, quote=False) for text in PARAGRAPHS]
_BROKEN = "<br><br>\n".join(_P)
COMMENT = "My uncle kept the light of Gull Rock, and he always said that there were 16 keys, not 14."
_COMMENTS = f"<b>Comments (2)</b><br><b>old_salt</b> wrote:<br>{COMMENT}<br><br><b>Sue</b> wrote:<br>Lovely, thank you!"
ADVERT = "Pell Tea Rooms: cream teas daily from two till five, on the quay."


def _links(*texts: str, between: str = "<br>") -> str:
    return between.join(f'<a href="x.htm">{escape(text)}</a>' for text in texts)


def page_of_frames() -> bytes:
    """A table as a frame: a menu, an advertisement within the text, comments, a form, and whose it is, in cells."""
    head = f"<td colspan=3><font size=6>{OUTLET}</font><br><font size=2>Keeping watch since 1978</font></td>"
    advert = f"<table border=1 align=right><tr><td><b>ADVERTISEMENT</b><br>{ADVERT}</td></tr></table>"
    texts = f"{'<br><br>'.join(_P[:3])}<br><br>{advert}{'<br><br>'.join(_P[3:])}<br><br>{_links('Read more...')}"
    top = (
        f"<font size=5><b>{TITLE}</b></font><br><i>by {AUTHOR}</i><br><font size=1>Posted on 11 May 2032</font><br><br>"
    )
    links = _links("<< Previous story", "Next story >>", between=" | ")
    text = f"<table><tr><td>{links}</td></tr><tr><td>{top}{texts}</td></tr></table>"
    form = "<b>Newsletter</b><br>Enter your e-mail address<form><input></form><b>Sponsors</b><br>Pell Hardware"
    row = f"<td><b>MENU</b><br>{_links('Home', 'Stories', 'Gallery')}</td><td>{text}<hr>{_COMMENTS}</td><td>{form}</td>"
    foot = f"<td colspan=3><font size=1>© 2032 {OUTLET}. All rights reserved. | {_links('Contact us')}</font></td>"
    body = f"<table width=100%><tr>{head}</tr><tr>{row}</tr><tr>{foot}</tr></table>"
    made = '<meta name="GENERATOR" content="Microsoft FrontPage 4.0">'
    return f"<html><head>{made}<title>{TITLE} – {OUTLET} :: Stories</title></head><body>{body}</body></html>".encode()


def page_of_rows() -> bytes:
    """A table without ends of its rows and cells, each paragraph in a row of its own, and a title of no page."""
    rows = "".join(f"<tr><td><font face=Arial>{text}</font><tr><td>&nbsp;" for text in _P)
    menu = "<table><tr><td>HOME<tr><td>PHOTOS<tr><td>GUESTBOOK</table>"
    top = f"<tr><td><font size=+2><b>{TITLE}</b></font><tr><td><i>by {AUTHOR}</i>"
    foot = f"<tr><td>{_links('<< Back', 'Next page >>', 'Top of page', between=' ')}"
    body = f"<table><tr><td>{menu}<td><table>{top}{rows}{foot}</table></table>"
    return f"<html><head><title>Untitled Document</title></head><body>{body}".encode()


def page_of_a_homepage() -> bytes:
    """Paragraphs that nobody closes, a counter, a guestbook, and the day of the last change at the foot."""
    top = f"<CENTER><H1>{TITLE}</H1><I>Written by {AUTHOR}</I></CENTER><HR><P>"
    links = _links("Back to home page", "Sign my guestbook", between=" | ")
    foot = "You are visitor number 01234 since 1 May 1998.<BR>Best viewed with Netscape Navigator<BR>&copy; 2032"
    body = f"{top}{'<P>'.join(_P)}<P><CENTER>{links}</CENTER><HR><FONT SIZE=1>{foot}</FONT>"
    return f"<HTML><HEAD><TITLE>{OUTLET} - {TITLE}</TITLE></HEAD><BODY>{body}</BODY></HTML>".encode()


def page_of_a_blog() -> bytes:
    """A blog whose name is the great heading, the headline below it a lesser one, and its author behind the text."""
    top = f"<div><h1>{OUTLET}</h1><p>Notes from the coast</p></div><h2>Tuesday, May 11, 2032</h2><h3>{TITLE}</h3>"
    links = _links("9:14 PM", "Email This", "BlogThis!", between=" ")
    foot = f"<div>Posted by <span>{AUTHOR}</span> at {links}</div>"
    said = f"<h4>2 comments:</h4><dl><dt>Anonymous said...</dt><dd><p>{COMMENT}</p></dd></dl>"
    pager = _links("Newer Post", "Older Post", "Home", between=" ")
    body = f"{top}<div class=post-body>{'<br /><br />'.join(_P)}</div>{foot}<div>{said}</div><div>{pager}</div>"
    return f"<html><head><title>{OUTLET}: {TITLE}</title></head><body>{body}</body></html>".encode()


def page_of_a_small_paper() -> bytes:
    """Elements without a name for what they are, an appeal, a call for stories, and comments with their marks."""
    top = f"<div>You are here: {_links('Home', 'News', between=' &gt; ')}</div><div>{TITLE}</div>"
    top += f"<div><span>By {AUTHOR}</span><span>Published: 11 May 2032 06:00</span></div>"
    appeal = "<div>If you enjoyed this article, support independent journalism on the coast: become a member for £3 a "
    appeal += (
        "month, as so many of our readers have, and read us without advertisements on every device, at home and on "
    )
    appeal += "the quay, for as long as you like.</div>"
    tip = "<div>Do you have a story? Contact our newsdesk on 01632 960123</div>"
    said = f"<div>Comments (1)</div><div><b>salt72</b> 11 May 2032, 9:12am<br>{COMMENT}<br>Score: 4</div>"
    text = f"<div>{'<br><br>'.join(_P[:2])}</div><div>Advertisement</div><div>{'<br><br>'.join(_P[2:])}</div>"
    body = f"<div>{OUTLET}</div><div>{top}{text}{appeal}{tip}<div>{said}</div></div><div>© 2032 {OUTLET}</div>"
    return f"<html lang=en><head><title>{TITLE} - {OUTLET}</title></head><body>{body}</body></html>".encode()


def page_broken_at_a_width() -> bytes:
    """A text whose every line ends in a break, as an editor of letters wrapped it."""
    texts = "<br>\n<br>\n".join("<br>\n".join(textwrap.wrap(text, 78)) for text in _P)
    body = f"<b>{TITLE}</b><br>\nby {AUTHOR}<br>\n<br>\n{texts}<br>\n<br>\n{_links('Home')}"
    return f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode()


def preformatted_page() -> bytes:
    """A text file that somebody put into a page as it was."""
    texts = "\n\n".join(textwrap.fill(text, 72) for text in _P)
    head = f"<html><head><title>{TITLE}</title></head>"
    return f"{head}<body><pre>{TITLE}\n\nby {AUTHOR}\n\n{texts}\n</pre></body></html>".encode()


def page_with_a_timeline() -> bytes:
    """A frame with a table in it that tells something."""
    rows = "".join(f"<tr><td>{year}</td><td>{text}</td></tr>" for year, text in (row.split(" | ") for row in TIMELINE))
    text = (
        f"<h1>{TITLE}</h1><p>{'</p><p>'.join(_P[:3])}</p><table border=1>{rows}</table><p>{'</p><p>'.join(_P[3:])}</p>"
    )
    menu = f"<tr><td>{_links('Home', 'Timeline', between=' ')}</td></tr>"
    body = f"<table>{menu}<tr><td>{text}</td></tr></table>"
    return f"<html><head><title>{TITLE} | {OUTLET}</title></head><body>{body}</body></html>".encode()


TIMELINE = (
    "1790 | The first lamp is lit on a pole above the harbour of Pell, and goes out in every gale.",
    "1841 | Nine towers of stone are begun on the islands, and with them the service of the keepers.",
    "1871 | The smallest is ready.",
)


def page_with_verse() -> bytes:
    """A verse within a text, whose lines begin with capitals."""
    texts = f"<p>{_P[0]}</p><p>{'<br>'.join(VERSE)}</p>" + "".join(f"<p>{text}</p>" for text in _P[1:])
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{texts}</body></html>".encode()


VERSE = (
    "The lamp is lit on Gull Rock tonight,",
    "And nobody climbs to it then,",
    "The boats come home by another light,",
)

SPANISH = (
    "El 12 de marzo de 1896 se hundió la mina de Valdehierro y 41 mineros quedaron atrapados a 180 metros de "
    "profundidad durante seis días.",
    "El ingeniero Tomás Arana había avisado tres veces por carta de que las maderas estaban podridas; la compañía "
    "contestó que costaban demasiado.",
    "Salieron con vida 29 hombres. El último, Ramón Ibarra, dijo que habían cantado para no dormirse.",
)
GERMAN = (
    "Als am Abend des 9. Juni 1921 der Damm von Hohenried brach, saßen die meisten Bewohner des Dorfes beim Essen; 17 "
    "von ihnen kamen ums Leben.",
    "Das Wasser riss die Brücke, die Mühle und elf Häuser mit. Der Lehrer Anton Kehl läutete die Glocke, bis ihm das "
    "Wasser an den Hals stieg.",
    "Eine Kommission aus der Hauptstadt fand später, dass der Ingenieur zweimal vor dem Riss gewarnt hatte.",
)
RUSSIAN = (
    "В ночь на 4 октября 1912 года сгорела деревянная пристань в Каменке, и 14 грузчиков, спавших под навесом, не "
    "успели выйти.",
    "Следователь Павел Орлов установил, что ворота были заперты снаружи по приказу приказчика, который боялся воров.",
    "Суд длился два дня и приговорил приказчика к трём годам; хозяин заплатил по 50 рублей каждой семье.",
)


def _of_society(site: str, title: str, head: str, texts: tuple[str, ...], foot: str) -> bytes:
    menu = f"<tr><td width=150>{_links('1', '2')}</td>"
    text = f"<td><h2>{title}</h2>{head}<br><br>{'<br><br>'.join(texts)}<br><br>{foot}</td></tr>"
    rows = f"<tr><td colspan=2><h1>{site}</h1></td></tr>{menu}{text}<tr><td colspan=2>© 2009 {site}</td></tr>"
    body = f"<table>{rows}</table>"
    return f"<html><head><meta charset=utf-8><title>{site} | {title}</title></head><body>{body}</body></html>".encode()


ABROAD: Mapping[str, tuple[bytes, tuple[str, ...], tuple[str, str, str, str]]] = {
    "de": (
        _of_society(
            "Heimatverein Hohenried",
            "Der Dammbruch",
            "von Gisela Brandt, 12. November 2009",
            GERMAN,
            "Weiterlesen: Die Mühle von Hohenried<br><br>« Zurück | Weiter »<br><br><b>Kommentare (1)</b><br>Karl "
            "schrieb:<br>Es waren 19 Tote, nicht 17, das hat mir mein Opa immer erzählt.",
        ),
        GERMAN,
        ("Der Dammbruch", "Gisela Brandt", "Heimatverein Hohenried", "2009-11-12"),
    ),
    "es": (
        _of_society(
            "Asociación Valdehierro",
            "La mina que se hundió",
            "Por Elena Sáez<br>Publicado el 3 de mayo de 2008",
            SPANISH,
            "Leer más<br><br>&lt;&lt; Artículo anterior | Artículo siguiente &gt;&gt;<br><br>Comentarios (1)<br>Luis "
            "dijo:<br>Fueron 44 mineros, mi bisabuelo era uno de ellos y lo contaba siempre.",
        ),
        SPANISH,
        ("La mina que se hundió", "Elena Sáez", "Asociación Valdehierro", "2008-05-03"),
    ),
    "ru": (
        _of_society(
            "Музей Каменки",
            "Пожар на пристани",
            "Автор: Нина Белова<br>Опубликовано: 14 марта 2010",
            RUSSIAN,
            "Следующая статья<br><br>Комментарии (1)<br>Сергей пишет:<br>Погибло не 14, а 17 человек, это есть в "
            "метрической книге нашей церкви.",
        ),
        RUSSIAN,
        ("Пожар на пристани", "Нина Белова", "Музей Каменки", "2010-03-14"),
    ),
}
"""By language: a page of a society, its text, and title, author, outlet and day of it."""

OLD_PAGES: Mapping[str, Callable[[], bytes]] = {
    "frames.htm": page_of_frames,
    "rows.htm": page_of_rows,
    "homepage.html": page_of_a_homepage,
    "blog.html": page_of_a_blog,
    "small-paper.html": page_of_a_small_paper,
    "width.htm": page_broken_at_a_width,
    "preformatted.html": preformatted_page,
    "timeline.htm": page_with_a_timeline,
    "verse.html": page_with_verse,
}
"""By names that their kinds have."""
