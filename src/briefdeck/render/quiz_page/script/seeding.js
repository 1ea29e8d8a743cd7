// Numbers that follow from a seed: the same few lines as quiz/seeding.py, so that page, paper and terminal agree.

const UTF8 = new TextEncoder();

/** A number from 0 to 2³² - 1 that `seed` gives `text`; sorting by it shuffles. */
function seededHash(seed, text) {
  let word = 0x811c9dc5;
  for (const byte of UTF8.encode(`${seed}\n${text}`)) word = Math.imul(word ^ byte, 0x01000193);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
