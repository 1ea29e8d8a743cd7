"""The quiz page → a package of SCORM 1.2, which learning platforms play and whose score they keep."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefdeck.model import Quiz
from briefdeck.quiz import Pool
from briefdeck.render.deflate import zip_files
from briefdeck.render.exports.packages import package_id, title_of, write_xml
from briefdeck.render.quiz_page import render_page

_PACKAGE = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_SCORM = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_PAGE = "quiz.html"


def render_scorm(pool: Pool, quiz: Quiz) -> bytes:
    """Write a zip around the page of *quiz*, which reports its score in per cent and whether all was asked."""
    return zip_files({"imsmanifest.xml": _manifest(pool), _PAGE: render_page(pool, quiz)})


def _manifest(pool: Pool) -> bytes:
    name = f"quiz-{package_id('scorm', pool)}"
    root = Element("manifest", {"xmlns": _PACKAGE, "xmlns:adlcp": _SCORM, "identifier": name, "version": "1"})
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "ADL SCORM"
    SubElement(metadata, "schemaversion").text = "1.2"
    organizations = SubElement(root, "organizations", default="all")
    organization = SubElement(organizations, "organization", identifier="all")
    item = SubElement(organization, "item", identifier="page", identifierref="resource")
    for element in (organization, item):
        title = Element("title")
        title.text = title_of(pool)
        element.insert(0, title)
    resources = SubElement(root, "resources")
    resource = SubElement(
        resources,
        "resource",
        {"identifier": "resource", "type": "webcontent", "adlcp:scormtype": "sco", "href": _PAGE},
    )
    SubElement(resource, "file", href=_PAGE)
    return write_xml(root)
