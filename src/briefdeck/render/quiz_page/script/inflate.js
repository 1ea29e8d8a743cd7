// Compressed bytes → what they hold (RFC 1950 and 1951). Browsers older than 2023 have nothing of their own for it.

/** The values of codes by step: how many codes have how many extra bits each. */
function stepped(first, steps) {
  let value = first;
  return steps.flatMap(([codes, extra]) => Array.from({ length: codes }, () => {
    const step = [value, extra];
    value += 1 << extra;
    return step;
  }));
}

const LENGTHS = [...stepped(3, [[8, 0], [4, 1], [4, 2], [4, 3], [4, 4], [4, 5]]).slice(0, 28), [258, 0]];
const DISTANCES = stepped(1, [[4, 0], ...Array.from({ length: 13 }, (_, at) => [2, at + 1])]);
/** The order in which the lengths of the codes for code lengths are written. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const BLOCK_END = 256;

/** The symbols of a Huffman code, by length and code, of which only the lengths are known. */
function codesOf(lengths) {
  const codes = new Map();
  let code = 0;
  for (let length = 1; length <= Math.max(...lengths); length += 1) {
    code <<= 1;
    lengths.forEach((each, symbol) => {
      if (each === length) codes.set((length << 16) | code++, symbol);
    });
  }
  return codes;
}

/** What `bytes` hold: blocks with codes of their own, as `briefdeck.render.deflate` makes them. */
function inflate(bytes) {
  const out = [];
  let place = 2 * 8;
  const bits = (count) => {
    let value = 0;
    for (let at = 0; at < count; at += 1, place += 1) value |= ((bytes[place >> 3] >> (place & 7)) & 1) << at;
    return value;
  };
  const symbol = (codes) => {
    let code = 0;
    for (let length = 1; length < 16; length += 1) {
      code = (code << 1) | bits(1);
      const found = codes.get((length << 16) | code);
      if (found !== undefined) return found;
    }
    throw new Error("cut off");
  };
  bits(3);
  const [literals, distances, used] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
  const ordered = Array(19).fill(0);
  for (const at of LENGTH_ORDER.slice(0, used)) ordered[at] = bits(3);
  const packing = codesOf(ordered);
  const lengths = [];
  while (lengths.length < literals + distances) {
    const found = symbol(packing);
    const [times, value] = found < 16 ? [1, found] : found === 16 ? [3 + bits(2), lengths[lengths.length - 1]] : [found === 17 ? 3 + bits(3) : 11 + bits(7), 0];
    for (let at = 0; at < times; at += 1) lengths.push(value);
  }
  const [letters, ways] = [codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals))];
  for (let found = symbol(letters); found !== BLOCK_END; found = symbol(letters)) {
    if (found < BLOCK_END) {
      out.push(found);
      continue;
    }
    const [length, more] = LENGTHS[found - BLOCK_END - 1];
    const end = out.length + length + bits(more);
    const [distance, further] = DISTANCES[symbol(ways)];
    for (const back = distance + bits(further); out.length < end;) out.push(out[out.length - back]);
  }
  return Uint8Array.from(out);
}
