"""Bytes compressed into what zlib opens (RFC 1950 and 1951), and files packed into a zip: the same on every machine.

What zlib makes depends on its version and on what stands in for it; this is one file, and the same everywhere. It looks
for repeats by the last place where the next four bytes stood, and writes one block with codes of its own.
"""

from __future__ import annotations

import heapq
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count
from zlib import adler32

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold; every file gets it."""
_UNIX = 3


def zip_files(files: Mapping[str, bytes | bytearray], level: int = 0) -> bytes:
    """Zip *files*, in their order: deflated at *level*, 1 to 9, or stored as they are at 0.

    Not every machine deflates alike: only what is stored has the same bytes everywhere.
    """
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = method, _UNIX, 0o644 << 16
            archive.writestr(info, content, compresslevel=level or None)
    return buffer.getvalue()


_LEAST, _MOST, _WINDOW = 4, 258, 1 << 15
"""The lengths of a repeat, and how far back it may reach, in bytes."""
_END = 256
_SHORT = 1 << 16
"""Bytes of what is remembered once it is compressed."""
_LEARNED = 12
"""How many places within a repeat can begin another."""
_HEADER = b"\x78\x9c"
_AT_ONCE = 24
"""Tokens that are joined before they are written: a few are faster than one by one, and many slower."""
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
"""The order in which the lengths of the codes for code lengths are written."""


def _table(first: int, base: int, steps: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return, for each value from *base* on, its symbol, extra bits and the value that these add to.

    *steps* are how many symbols have how many extra bits.
    """
    table, symbol, value = [], first, base
    for symbols, bits in steps:
        for _ in range(symbols):
            table += [(symbol, bits, value)] * (1 << bits)
            symbol, value = symbol + 1, value + (1 << bits)
    return table


_LENGTH = [*_table(257, 3, [(8, 0), (4, 1), (4, 2), (4, 3), (4, 4), (4, 5)])[:255], (285, 0, 258)]
"""By length less 3: its symbol, extra bits and base; the longest has a symbol of its own."""
_DISTANCE = _table(0, 1, [(4, 0), *((2, bits) for bits in range(1, 14))])
"""By distance less 1: its symbol, extra bits and base."""


def deflate(data: bytes) -> bytes:
    """Compress *data* into a stream that zlib opens. What is short is remembered: profile and fonts come many times."""
    return _deflate_short(data) if len(data) <= _SHORT else _deflate(data)


def _deflate(data: bytes) -> bytes:
    tokens = _find_repeats(data)
    literals, distances = [0] * 286, [0] * 30
    for token in tokens:
        if token < _END:
            literals[token] += 1
        else:
            literals[_LENGTH[(token >> 16) - 3][0]] += 1
            distances[_DISTANCE[(token & 0xFFFF) - 1][0]] += 1
    literals[_END] = 1
    codes, distance_codes = code_lengths(literals, 15), code_lengths(distances, 15)
    bits = _Bits()
    bits.write(5, 3)  # the last block, with codes of its own
    _write_codes(bits, codes, distance_codes)
    _write_tokens(bits, tokens, make_codes(codes), make_codes(distance_codes))
    return _HEADER + bits.finish() + adler32(data).to_bytes(4, "big")


_deflate_short = lru_cache(maxsize=256)(_deflate)


def _find_repeats(data: bytes) -> list[int]:
    """Return *data* as literal bytes and repeats: a length times 65536 and a distance."""
    tokens: list[int] = []
    seen: dict[bytes, int] = {}
    at, end = 0, len(data)
    while at <= end - _LEAST:
        key = data[at : at + _LEAST]
        before = seen.get(key)
        seen[key] = at
        if before is None or at - before >= _WINDOW:
            tokens.append(data[at])
            at += 1
            continue
        length = _matching(data, before, at, min(_MOST, end - at))
        tokens.append(length << 16 | (at - before))
        for inside in range(at + 1, min(at + length, at + _LEARNED, end - _LEAST)):
            seen[data[inside : inside + _LEAST]] = inside
        at += length
    return [*tokens, *data[at:]]


def _matching(data: bytes, before: int, at: int, most: int) -> int:
    """Return how many bytes from *before* and from *at* are alike: at least four, at most *most*."""
    length = _LEAST
    while length + 16 <= most and data[before + length : before + length + 16] == data[at + length : at + length + 16]:
        length += 16
    while length < most and data[before + length] == data[at + length]:
        length += 1
    return length


def code_lengths(counts: Sequence[int], longest: int) -> list[int]:
    """Return the length of the code of each symbol that occurs as often as *counts* say, at most *longest* bits."""
    used = [(number, symbol) for symbol, number in enumerate(counts) if number]
    if len(used) < 2:
        return [int(number > 0) for number in counts] if used else [1, *counts[1:]]
    while True:
        lengths = _huffman(used, len(counts))
        if max(lengths) <= longest:
            return lengths
        used = [((number + 1) // 2, symbol) for number, symbol in used]


def _huffman(used: Sequence[tuple[int, int]], size: int) -> list[int]:
    heap: list[tuple[int, int, tuple[int, ...]]] = [(number, at, (symbol,)) for at, (number, symbol) in enumerate(used)]
    heapq.heapify(heap)
    order = count(len(heap))  # of two that are as frequent, the one that came first
    lengths = [0] * size
    while len(heap) > 1:
        one, other = heapq.heappop(heap), heapq.heappop(heap)
        symbols = one[2] + other[2]
        for symbol in symbols:
            lengths[symbol] += 1
        heapq.heappush(heap, (one[0] + other[0], next(order), symbols))
    return lengths


def make_codes(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Return the code of each symbol, its bits reversed as they are written, and its length (RFC 1951, 3.2.2)."""
    codes, code = [(0, 0)] * len(lengths), 0
    for length in range(1, max(lengths) + 1):
        code <<= 1
        for symbol, each in enumerate(lengths):
            if each == length:
                codes[symbol] = (int(f"{code:0{length}b}"[::-1], 2), length)
                code += 1
    return codes


class _Bits:
    """Bits, written from the lowest of each byte on."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._held = self._count = 0

    def write(self, value: int, length: int) -> None:
        self._held |= value << self._count
        self._count += length
        if self._count >= 512:
            whole = self._count // 8
            self._bytes += (self._held & ((1 << 8 * whole) - 1)).to_bytes(whole, "little")
            self._held >>= 8 * whole
            self._count -= 8 * whole

    def finish(self) -> bytes:
        return bytes(self._bytes) + self._held.to_bytes((self._count + 7) // 8, "little")


def _write_codes(bits: _Bits, literals: list[int], distances: list[int]) -> None:
    """Write the lengths of all codes, themselves in codes."""
    literals, distances = _trimmed(literals, 257), _trimmed(distances, 1)
    packed = _pack([*literals, *distances])
    counts = [0] * 19
    for symbol, *_ in packed:
        counts[symbol] += 1
    lengths = code_lengths(counts, 7)
    codes = make_codes(lengths)
    used = max(4, 1 + max(at for at, symbol in enumerate(_ORDER) if lengths[symbol]))
    for value, length in ((len(literals) - 257, 5), (len(distances) - 1, 5), (used - 4, 4)):
        bits.write(value, length)
    for symbol in _ORDER[:used]:
        bits.write(lengths[symbol], 3)
    for symbol, extra, length in packed:
        bits.write(*codes[symbol])
        bits.write(extra, length)


def _trimmed(lengths: list[int], least: int) -> list[int]:
    end = max((at + 1 for at, length in enumerate(lengths) if length), default=0)
    return lengths[: max(least, end)]


def _pack(lengths: Sequence[int]) -> list[tuple[int, int, int]]:
    """Pack runs of *lengths*: a symbol, and what it adds in how many bits (RFC 1951, 3.2.7)."""
    packed: list[tuple[int, int, int]] = []
    at = 0
    while at < len(lengths):
        run = next((end for end in range(at, len(lengths)) if lengths[end] != lengths[at]), len(lengths)) - at
        if lengths[at] == 0 and run >= 3:
            run = min(run, 138)
            packed.append((17, run - 3, 3) if run < 11 else (18, run - 11, 7))
        elif run >= 4:
            run = min(run, 7)
            packed += [(lengths[at], 0, 0), (16, run - 4, 2)]
        else:
            run = 1
            packed.append((lengths[at], 0, 0))
        at += run
    return packed


def _write_tokens(
    bits: _Bits, tokens: Sequence[int], literals: list[tuple[int, int]], distances: list[tuple[int, int]]
) -> None:
    """Write *tokens*, and where they end, in the codes of *literals* and lengths and of *distances*."""
    lengths = [_with_extra(literals, _LENGTH[length - 3], length) for length in range(3, _MOST + 1)]
    for start in range(0, len(tokens), _AT_ONCE):
        held = count = 0
        for token in tokens[start : start + _AT_ONCE]:
            value, length = literals[token] if token < _END else lengths[(token >> 16) - 3]
            held |= value << count
            count += length
            if token > _END:
                symbol, extra, base = _DISTANCE[(token & 0xFFFF) - 1]
                value, length = distances[symbol]
                held |= (value | ((token & 0xFFFF) - base) << length) << count
                count += length + extra
        bits.write(held, count)
    bits.write(*literals[_END])


def _with_extra(codes: list[tuple[int, int]], entry: tuple[int, int, int], value: int) -> tuple[int, int]:
    """Return the code of the symbol of *entry* with the extra bits that make it stand for *value*."""
    symbol, extra, base = entry
    code, length = codes[symbol]
    return code | (value - base) << length, length + extra
