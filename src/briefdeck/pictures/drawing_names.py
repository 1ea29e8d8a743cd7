"""What a drawing may contain: the elements, attributes and functions of styles that run and fetch nothing.

From the indexes of SVG 1.1 and SVG 2, of Filter Effects and of CSS; left out is whatever can run a script, fetch a file
or hold a web page. Names are case-sensitive, as in XML.
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

EDITORS = (
    "http://www.inkscape.org/",
    "http://inkscape.sourceforge.net/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
    "http://vectornator.io",
    "http://www.figma.com/figma/ns",
    "https://boxy-svg.com",
    "http://www.openswatchbook.org/uri/2009/osb",
    "http://www.corel.com/coreldraw/",
    "http://schemas.microsoft.com/visio/",
    "http://xml.openoffice.org/svg/export",
    "http://www.libreoffice.org/",
    "http://www.gnome.org/",
    "https://www.gnome.org/",
    "http://www.gtk.org/",
)
"""How the namespaces begin in which drawing programs keep notes of their own; no browser knows them."""

ELEMENTS = frozenset(
    """
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
    color-profile defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter flowDiv flowPara flowRegion flowRoot flowSpan font font-face font-face-name g glyph glyphRef
    hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata
    missing-glyph mpath path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol
    text textPath title tref tspan use view vkern
    """.split()
)
"""The elements of SVG that may be in a drawing."""

STYLED = frozenset(
    """
    alignment-baseline baseline-shift block-progression clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric font-variation-settings
    font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode
    opacity overflow paint-order pointer-events shape-inside shape-margin shape-padding shape-rendering
    shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style text-align text-anchor
    text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow
    text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """.split()
)
"""Attributes whose value is a style, and may hold a function."""

_PLAIN = frozenset(
    """
    accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName attributeType azimuth
    baseFrequency baseProfile bbox begin bias by calcMode cap-height class clipPathUnits contentScriptType
    contentStyleType crossorigin cx cy d decoding descent diffuseConstant divisor dur dx dy edgeMode elevation end
    exponent externalResourcesRequired filterRes filterUnits focusable format fr from fx fy g1 g2 glyph-name glyphRef
    gradientTransform gradientUnits hanging height hidden horiz-adv-x horiz-origin-x horiz-origin-y id ideographic in
    in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust
    limitingConeAngle local markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical max media
    method min mode name numOctaves offset operator order orient orientation origin overline-position
    overline-thickness panose-1 path pathLength patternContentUnits patternTransform patternUnits pitch points
    pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
    rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart
    result role rotate rx ry scale seed side slope space spacing specularConstant specularExponent spreadMethod
    startOffset stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness string
    surfaceScale systemLanguage tabindex tableValues target targetX targetY text textLength title to type u1 u2
    underline-position underline-thickness unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic
    v-mathematical values version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget width widths x x-height
    x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
    """.split()
)
ATTRIBUTES = STYLED | _PLAIN
"""The attributes that may be in a drawing besides links, those of its editor, `data-…` and `aria-…`."""
XLINK_ATTRIBUTES = frozenset("actuate arcrole role show title type".split())
"""The permitted attributes of XLink besides a link."""
XML_ATTRIBUTES = frozenset({"id", "lang", "space"})
"""The permitted attributes of XML; `xml:base` would turn inner links into outer ones."""

ANIMATIONS = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
"""The elements that change an attribute while the drawing is shown."""
ANIMATION_VALUES = frozenset({"by", "from", "to", "values"})
"""Where they say what it becomes."""
CHANGEABLE = ATTRIBUTES - {"attributeName", "attributeType", "style", *ANIMATION_VALUES}
"""The attributes that may be changed so: neither links nor whole styles."""

STYLE_RULES = frozenset(
    "charset container counter-style font-face font-feature-values keyframes layer media namespace page property "
    "supports -moz-keyframes -ms-viewport -o-keyframes -webkit-keyframes".split()
)
"""The rules of a style sheet that begin with @ and fetch nothing by themselves."""
STYLE_FUNCTIONS = frozenset(
    """
    abs acos asin atan atan2 blur brightness calc circle clamp color color-mix conic-gradient contrast cos
    cubic-bezier device-cmyk drop-shadow ellipse env exp format grayscale host has hsl hsla hue-rotate hwb hypot
    icc-color inset invert is lab lang lch linear linear-gradient local log matrix matrix3d max min minmax mod not
    nth-child nth-last-child nth-last-of-type nth-of-type oklab oklch opacity path perspective polygon pow
    radial-gradient rect rem repeat repeating-linear-gradient repeating-radial-gradient rgb rgba rotate rotate3d
    rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez selector sepia sign sin skew skewx skewy
    sqrt steps supports tan tech translate translate3d translatex translatey translatez var where xywh
    """.split()
)
"""The functions of styles that fetch nothing, in small letters; a `url` is looked at by itself."""
