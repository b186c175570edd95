"use strict";
// The files of a ZIP, each as a stream: one at a time, never whole in memory. A ZIP that two programs could
// read differently is refused: the reader then unpacks it, and drops the folder.
const Zip = (() => {
  const END = 0x06054b50, END64 = 0x06064b50, LOCATOR = 0x07064b50, CENTRAL = 0x02014b50, LOCAL = 0x04034b50;
  const LARGEST_INDEX = 1 << 26;
  const UNKNOWN = 0xffffffff;
  const STORED = 0, DEFLATED = 8;
  const letters = new TextDecoder("utf-8", { fatal: true });

  const demand = (holds) => {
    if (!holds) throw new Error("not a ZIP that can be read here");
  };
  const bytes = async (file, from, length) => {
    demand(from >= 0 && from + length <= file.size);
    return new DataView(await file.slice(from, from + length).arrayBuffer());
  };
  const long = (view, at) => {
    demand(at + 8 <= view.byteLength);
    const value = Number(view.getBigUint64(at, true));
    demand(Number.isSafeInteger(value));
    return value;
  };
  const text = (view, at, length) => {
    demand(at + length <= view.byteLength);
    return letters.decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  };

  // Where the index stands; the end record must be the last thing in the file.
  const index = async (file) => {
    const size = Math.min(file.size, 22 + 0xffff);
    const tail = await bytes(file, file.size - size, size);
    let at = size - 22;
    while (at >= 0 && !(tail.getUint32(at, true) === END && tail.getUint16(at + 20, true) === size - at - 22)) at--;
    demand(at >= 0);
    const told = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
    const end = file.size - size + at;
    if (end < 20) return told;
    const locator = await bytes(file, end - 20, 20);
    if (locator.getUint32(0, true) !== LOCATOR) return told;
    const large = await bytes(file, long(locator, 8), 56);
    demand(large.getUint32(0, true) === END64);
    return { count: long(large, 32), size: long(large, 40), start: long(large, 48) };
  };

  // Sizes and place of one file, from the extra field where they are too large for their own.
  const measures = (view, at, extra, length) => {
    const told = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    for (let from = extra; from + 4 <= extra + length; from += 4 + view.getUint16(from + 2, true)) {
      if (view.getUint16(from, true) !== 1) continue;
      let next = from + 4;
      told.forEach((value, rank) => {
        if (value !== UNKNOWN) return;
        told[rank] = long(view, next);
        next += 8;
      });
    }
    const [size, packed, start] = told;
    return { size, packed, start };
  };

  const member = (view, at) => {
    demand(at + 46 <= view.byteLength && view.getUint32(at, true) === CENTRAL);
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const length = 46 + name + extra + comment;
    demand(at + length <= view.byteLength);
    const method = view.getUint16(at + 10, true);
    demand(!(view.getUint16(at + 8, true) & 1) && (method === STORED || method === DEFLATED));
    return { path: text(view, at + 46, name), method, length, ...measures(view, at, at + 46 + name, extra) };
  };

  // The header before the bytes must name the same file, and the bytes must end before the next begins.
  const opened = async (file, { path, method, start, packed }, limit) => {
    const head = await bytes(file, start, 30);
    demand(head.getUint32(0, true) === LOCAL && head.getUint16(8, true) === method);
    const length = head.getUint16(26, true);
    demand(text(await bytes(file, start + 30, length), 0, length) === path);
    const from = start + 30 + length + head.getUint16(28, true);
    demand(from + packed <= limit);
    const stream = file.slice(from, from + packed).stream();
    return method === STORED ? stream : stream.pipeThrough(new DecompressionStream("deflate-raw"));
  };

  return {
    named: (name) => /\.zip$/i.test(name),

    // Throws where it is no ZIP, or none that every program reads alike.
    async files(file) {
      const { count, size, start } = await index(file);
      demand(size <= LARGEST_INDEX);
      const view = await bytes(file, start, size);
      const members = [];
      for (let at = 0; at < size; at += members[members.length - 1].length) members.push(member(view, at));
      demand(members.length === count && new Set(members.map(({ path }) => path)).size === count);
      const starts = [...new Set(members.map((one) => one.start)), start].sort((one, other) => one - other);
      demand(starts.length === count + 1 && starts[count] === start);
      const next = new Map(starts.map((from, rank) => [from, starts[rank + 1]]));
      return members
        .filter(({ path }) => !path.endsWith("/"))
        .map((one) => ({ path: one.path, size: one.size, open: () => opened(file, one, next.get(one.start)) }));
    },
  };
})();
