"""Files as they are found: pages of news sites, blogs and wikis with all around them, newsletters, reports, books.

Each holds PARAGRAPHS of `imported_files`; what is put around them is worded as the makers of such pages word it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from io import BytesIO
from typing import Any

from tests.support.browsers import chromium
from tests.support.imported_files import AUTHOR, DAY, OUTLET, PARAGRAPHS, TITLE, URL, archive

_P = [escape(text, quote=False) for text in PARAGRAPHS]


def _json_ld(**more: object) -> str:
    thing = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": f"{DAY}T06:30:00.000Z",
        "dateModified": "2032-05-12T09:00:00Z",
        "author": [{"@type": "Person", "name": AUTHOR, "url": "https://gazette.example/by/vesterby"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": OUTLET, "logo": {"@type": "ImageObject", "url": "l"}},
    }
    return f'<script type="application/ld+json">{json.dumps({**thing, **more})}</script>'


def _page(head: str, body: str, language: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body>'.encode()
    )


_CONSENT = (
    '<div id="consent" role="dialog"><h2>We value your privacy</h2><p>We and our 812 partners store and access '
    "information on a device, such as cookies, and process personal data to show you adverts and to measure them.</p>"
    "<button>Accept all</button></div>"
)
_RELATED = (
    '<div class="c-related"><h2>More on this story</h2><ul><li><a href="/a">Herring prices fall for the third week '
    "running</a></li></ul></div>"
)
_SIGN_UP = (
    '<div class="newsletter-signup"><h3>Sign up to First Light</h3><form><input type=email><button>Sign up</button>'
    "</form><p>By signing up you agree to our Terms and our Privacy Policy.</p></div>"
)
_PICTURE = (
    '<figure><img src="k.jpg" alt="A tower"><figcaption><span>Image caption, </span>The tower of Sand Holm at dusk'
    "</figcaption></figure>"
)
_COMMENTS = (
    '<section id="comments"><h2>Comments (3)</h2><div class="comment"><b>old_salt</b> <time>2 hours ago</time><p>My '
    "grandfather kept the light of Gull Rock for years and would not have liked this one bit.</p></div></section>"
)


def news_page() -> bytes:
    """A page of a news site: a banner for cookies, links within the text, a form, captions, comments."""
    text = f"{_PICTURE}<p>{_P[0]}</p><p>{_P[1]}</p>{_RELATED}<p>{_P[2]}</p><p>{_P[3]}</p>{_SIGN_UP}<p>{_P[4]}</p>"
    text += f"<div class=ad><span>Advertisement</span></div><p>{_P[5]}</p>"
    top = f'<div class="byline">By <a rel="author">{AUTHOR}</a></div><time>Tue 11 May 2032 07.30 BST</time>'
    share = '<ul class="share"><li><a>Share on Facebook</a></li><li><a>Copy link</a></li></ul>'
    article = f'<article><h1>{TITLE}</h1>{top}{share}<div class="body">{text}</div></article>'
    head = f'<title>{TITLE} | Harbour | {OUTLET}</title><link rel="canonical" href="{URL}">{_json_ld()}'
    menu = "<header><nav><ul><li><a>News</a></li><li><a>Harbour</a></li></ul></nav></header>"
    aside = "<aside><h2>Most viewed</h2><ol><li><a>The cat that keeps the quay</a></li></ol></aside>"
    foot = f"<footer><p>© 2032 {OUTLET} Limited. All rights reserved.</p></footer>"
    return _page(head, f"{_CONSENT}{menu}<main>{article}{_COMMENTS}{aside}</main>{foot}", "en-GB")


def live_page() -> bytes:
    """A page on which something is told as it happens, the latest post first."""

    def post(time: str, headline: str, texts: list[str]) -> str:
        body = "".join(f"<p>{text}</p>" for text in texts)
        top = f'<header><a><time datetime="{DAY}T{time}:00Z">{time} BST</time></a><h2>{headline}</h2></header>'
        return f'<article class="block">{top}<div>{body}</div><footer><ul><li><a>Share</a></li></ul></footer></article>'

    posts = post("09:12", "Fishermen are not so sure", _P[4:]) + post("08:05", "Board defends its sums", _P[2:4])
    posts += post("07:30", "Keepers hand in keys", _P[:2])
    head = f"<title>{TITLE} – live | {OUTLET}</title>"
    head += _json_ld(**{"@type": "LiveBlogPosting", "url": URL, "liveBlogUpdate": [{"@type": "BlogPosting"}]})
    top = f"<h1>{TITLE}</h1><div>Last updated 09.12 BST</div><section><h2>Key events</h2><p>07.30</p></section>"
    main = f'<main><header>{top}</header><div class="liveblog">{posts}</div><nav><a>Oldest</a></nav></main>'
    return _page(f'{head}<link rel="canonical" href="{URL}">', main)


def page_of_a_wiki() -> bytes:
    """A page of an encyclopaedia with its box, its notes and the lists below, whose headline is a description."""
    wiki, url = "Sand Holm Light", "https://wiki.example/wiki/Sand_Holm_Light"
    thing = {
        "name": wiki,
        "@type": "Article",
        "url": url,
        "author": {"@type": "Organization", "name": "Contributors to the projects"},
        "publisher": {"@type": "Organization", "name": "The Foundation, Inc."},
        "datePublished": "2010-02-03T10:00:00Z",
        "dateModified": f"{DAY}T10:00:00Z",
        "headline": "lighthouse on an island",
    }

    def noted(text: str, number: int) -> str:
        mark = f'<sup class="reference"><a href="#n{number}"><span>[</span>{number}<span>]</span></a></sup>'
        needed = '<sup class="noprint">[<i><a><span>citation needed</span></a></i>]</sup>'
        return f"<p>{text.replace('. ', f'.{mark} ', 1).replace(', ', f',{needed} ', 1)}</p>"

    box = '<table class="infobox"><tr><th>Built</th><td>1871</td></tr></table>'
    edit = '<span class="mw-editsection">[<a>edit</a>]</span>'
    texts = "".join(noted(text, number) for number, text in enumerate(_P))
    notes = '<ol class="references"><li><span>^</span> <span>Lind, Bo (2030). Lights. p. 14.</span></li></ol>'
    body = f'{box}{texts}<div><h2>References</h2>{edit}</div>{notes}<div class="navbox">Lights: Pell, Gull Rock</div>'
    head = f'<title>{wiki} - The Encyclopaedia</title><meta name="generator" content="MediaWiki 1.46.0">'
    head += f'<link rel="canonical" href="{url}"><script type="application/ld+json">{json.dumps(thing)}</script>'
    languages = "<ul><li>Deutsch</li><li>Français</li></ul>"
    main = f'<main><header><h1>{wiki}</h1>{languages}</header><div class="mw-parser-output">{body}</div></main>'
    return _page(head, main)


def page_with_a_wall() -> bytes:
    """A page that breaks off and asks for money, and says so in JSON-LD."""
    wall = (
        '<div class="paywall"><h2>To continue reading, subscribe to the Gazette</h2><p>Get unlimited access to every '
    )
    wall += "story for 1 crown. Cancel anytime.</p><a>Subscribe now</a><p>Already a subscriber? Log in</p></div>"
    body = "".join(f"<p>{text}</p>" for text in _P)
    main = f"<article><h1>{TITLE}</h1><p>By {AUTHOR} | {DAY}</p><div>{body}</div>{wall}</article>"
    head = f'<title>{TITLE} - {OUTLET}</title><link rel="canonical" href="{URL}">{_json_ld(isAccessibleForFree=False)}'
    return _page(head, f"<header><a>Log in</a></header><main>{main}</main>")


def page_of_a_blog() -> bytes:
    """A page of WordPress, with buttons to share it, the blog’s author, tags, comments and a form."""
    share = '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Click to share (Opens in new window)</a></li></ul>'
    share += "<h3>Like this:</h3><div><span>Like</span> <span>Loading...</span></div></div>"
    texts = "".join(f"<p>{text}</p>" for text in _P[:4])
    texts += f'<ul class="wp-block-list"><li>{_P[4]}</li><li>{_P[5]}</li></ul>{share}'
    bio = f'<div class="author-info"><h2>Published by</h2><h3>{AUTHOR}</h3><p>View all posts by {AUTHOR}</p></div>'
    top = f'<h1 class="entry-title">{TITLE}</h1><div>Posted on <time datetime="{DAY}">May 11, 2032</time></div>'
    foot = "<footer><span>Posted in <a>Lights</a></span> <span>Tagged <a>keepers</a></span></footer>"
    said = '<div id="comments"><h2>2 thoughts on “Keys”</h2><ol><li><article class="comment-body"><p>Lovely piece. I '
    said += "climbed all nine of them as a boy, and I can still smell the oil.</p></article></li></ol></div>"
    article = f'<article class="post">{top}<div class="entry-content">{texts}</div>{foot}{bio}</article>'
    graph = [
        {
            "@type": "Article",
            "headline": TITLE,
            "author": {"name": AUTHOR},
            "datePublished": DAY,
            "inLanguage": "en-US",
        },
        {"@type": "WebSite", "name": "The Coast Path"},
    ]
    thing = json.dumps({"@context": "https://schema.org", "@graph": graph})
    head = f'<title>{TITLE} – The Coast Path</title><link rel="canonical" href="{URL}">'
    head += f'<script type="application/ld+json">{thing}</script>'
    return _page(head, f"<main>{article}{said}</main><aside><h2>Recent Posts</h2></aside>", "en-US")


FRENCH = (
    "Les gardiens des neuf phares du détroit de Marrow ont rendu mardi leurs 14 clés, trois semaines avant que la "
    "dernière lampe ne soit commandée depuis un bureau du continent.",
    "« Une lampe où personne ne monte est une lampe que personne n’aime », a dit Orla Brekke, qui a gardé le phare de "
    "Sand Holm pendant 31 ans et restera sur l’île comme fermière.",
    "La direction du port compte économiser environ 2,4 millions de couronnes par an ; un rapport de la maison, en "
    "2029, donnait moins de la moitié de cette somme.",
)


def french_page() -> bytes:
    """A page in French that says who wrote it and when in words alone: when it appeared, and when it was changed."""
    title = "Les gardiens rendent leurs clés"
    also = "<section><p><span>Lire aussi</span> <a>Le prix du hareng baisse pour la troisième semaine</a></p></section>"
    top = "<p class='author'>Par Jeanne Specht</p><p>Publié le 11 mai 2032 à 06h30, modifié le 12 mai 2032 à 09h12</p>"
    text = f"<p>{FRENCH[0]}</p><p>{FRENCH[1]}</p>{also}<p>{FRENCH[2]}</p>"
    end = "<p>L’espace des contributions est réservé aux abonnés.</p>"
    main = f"<main><article><h1>{title}</h1>{top}<p>Temps de lecture 3 min.</p>{text}{end}</article></main>"
    return _page(f'<title>{title}</title><meta property="og:site_name" content="Le Courrier">', main, "fr")


def newsletter() -> bytes:
    """A letter to many in two forms, quoted-printable, from a person of an outlet, with buttons in its text."""
    letter = EmailMessage()
    letter["From"] = f"{AUTHOR} from {OUTLET} <first@gazette.example>"
    letter["Subject"] = f"📬 {TITLE}"
    letter["Date"] = "Tue, 11 May 2032 06:30:11 +0000"
    letter["List-Unsubscribe"] = "<https://x.example/u>"
    text = "\n\n".join(textwrap.fill(each, 76) for each in PARAGRAPHS)
    letter.set_content(f"View this post on the web at {URL}\n\n{text}\n", cte="quoted-printable")
    said = [
        *_P[:3],
        "<a>Upgrade to paid</a>",
        *_P[3:],
        "<table><tr><td>Like</td><td>Comment</td><td>Restack</td></table>",
    ]
    end = "You received this e-mail because you signed up.<br>3 Quay Street, Marrow<br><a>Unsubscribe</a>"
    rows = "".join(f'<tr><td style="padding:0">{each}</td></tr>' for each in ("View in browser", TITLE, *said, end))
    hidden = '<div style="display:none">The week in one letter &#847;&zwnj;</div>'
    letter.add_alternative(f"<html><body>{hidden}<table>{rows}</table>", subtype="html", cte="quoted-printable")
    return letter.as_bytes()


def post_of_jekyll() -> bytes:
    """A post with folded keys, marks of kramdown and Liquid, and a note of GitHub that is wrapped."""
    texts = [textwrap.fill(text, 80) for text in PARAGRAPHS]
    quoted = texts[3].replace("\n", "\n> ")
    front = f"layout: post\ntitle: >-\n  {TITLE}\ndate: {DAY} 06:30:00 +0200\nauthor: {AUTHOR}\ncanonical_url: {URL}\n"
    body = [
        f"{texts[0]}\n{{: .lead}}",
        texts[1],
        '{% include video.html id="abc" %}',
        f"## {ITS_HEADING} {{#saves}}",
        texts[2],
        f"> [!NOTE]\n> {quoted}",
        *texts[4:],
    ]
    return (f"---\n{front}---\n\n" + "\n\n".join(body)).encode()


ITS_HEADING = "What it saves"


def book_of_parts() -> bytes:
    """A book whose parts say what they are: a title page, small print, contents, and a chapter with a note."""
    space = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    said = _P[1].replace("31 years", '31 years<sup><a epub:type="noteref" href="#fn1">1</a></sup>')
    said = said.replace("Sand Holm", '<span epub:type="pagebreak" id="p12"/>Sand Holm')
    texts = "".join(f"<p>{text}</p>" for text in (f'<span class="dropcap">T</span>{_P[0][1:]}', said, *_P[2:]))
    notes = f'<section epub:type="footnotes"><ol><li id="fn1"><p>{ITS_NOTE}<a href="#r1">↩︎</a></p></li></ol></section>'
    parts = {
        "title": f'<section epub:type="titlepage"><h1>Lights</h1><p>{AUTHOR}</p></section>',
        "small": '<section epub:type="copyright-page"><p>First published in 2032 by the Harbour Press.</p></section>',
        "text": f'<section epub:type="chapter"><h1>{TITLE}</h1>{texts}{notes}</section>',
    }
    dc = f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:date>{DAY}</dc:date>"
    items = "".join(f'<item id="{key}" href="{key}.xhtml" media-type="application/xhtml+xml"/>' for key in parts)
    spine = "".join(f'<itemref idref="{key}"/>' for key in parts)
    package = f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{dc}</metadata><manifest>{items}'
    pages = {f"{key}.xhtml": f"<html {space}><body>{body}</body></html>" for key, body in parts.items()}
    files = {"META-INF/container.xml": '<c><rootfile full-path="o"/></c>'}
    return archive({**files, "o": f"{package}</manifest><spine>{spine}</spine></package>", **pages})


ITS_NOTE = "She counted them in the spring of 2032."
ITS_NOTES = ("1 See the annual return of the board for 2031, table 4.", "2 Oral evidence of 9 April 2032, question 14.")


def report_with_notes() -> bytes:
    """Two columns with notes below them that are written first, and a foot that says when it appeared."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def draw(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawRightString(545, 815, str(document.page + 6))
        for number, note in enumerate(ITS_NOTES if document.page == 1 else ()):
            canvas.drawString(50, 58 - 10 * number, note)
        canvas.drawString(50, 20, "HC 118 · Published 11 May 2032")

    file = BytesIO()
    report = BaseDocTemplate(file, pagesize=A4)
    frames = [Frame(50 + 255 * place, 80, 240, 720, id=str(place), leftPadding=0, rightPadding=0) for place in (0, 1)]
    report.addPageTemplates([PageTemplate(id="page", frames=frames, onPage=draw)])
    text = ParagraphStyle("text", fontName="Times-Roman", fontSize=24, leading=31, alignment=4, spaceAfter=9)
    text.hyphenationLang, text.embeddedHyphenation, text.hyphenationMinWordLength = "en_GB", 1, 5
    head = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=30, leading=34, spaceAfter=10)
    noted = [
        each.replace("14 keys", "14 keys<super>1</super>").replace("year;", "year;<super>2</super>") for each in _P
    ]
    report.build([Paragraph(TITLE, head), *(Paragraph(each, text) for each in noted)])
    return file.getvalue()


def of_browser(form: str) -> bytes:
    """The news page as Chromium saves it: "mhtml", or "pdf" as it is printed with its address at the foot."""
    with chromium() as browser:
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body=news_page(), content_type="text/html; charset=utf-8"))
        page.goto(URL)
        if form == "pdf":
            return page.pdf(display_header_footer=True, margin={"top": "20mm", "bottom": "20mm"})
        saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        return str(saved["data"]).encode()


HARD_PAGES: Mapping[str, Callable[[], bytes]] = {
    "news.html": news_page,
    "live.html": live_page,
    "wiki.html": page_of_a_wiki,
    "wall.html": page_with_a_wall,
    "blog.html": page_of_a_blog,
    "newsletter.eml": newsletter,
    "jekyll.md": post_of_jekyll,
    "parts.epub": book_of_parts,
    "notes.pdf": report_with_notes,
}
"""By names that their kinds have."""
