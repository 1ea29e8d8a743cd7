// Reads GIFT with gift-pegjs: a JSON string a line comes in, what it was read as goes out as a line of JSON.
"use strict";

const readline = require("node:readline");
const gift = require("gift-pegjs");

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let read;
  try {
    read = { questions: gift.parse(JSON.parse(line)) };
  } catch (fault) {
    read = { fault: String(fault) };
  }
  process.stdout.write(JSON.stringify(read) + "\n");
});
