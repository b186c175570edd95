"use strict";
// What was dropped or chosen, as a list of files with their paths; and the digest of each, read piece by piece.
const Gather = (() => {
  const BREATH = 50;

  const source = (file, path, folder) => ({ path, folder, size: file.size, file, open: () => file.stream() });
  const lost = (path, folder) => ({ path, folder, size: 0, open: () => Promise.reject(new Error("unreadable")) });

  async function* handles(handle, above, folder) {
    const path = above + handle.name;
    if (handle.kind === "file") {
      // Within a folder that is read in this way, Chromium leaves out files with names that it finds unsafe.
      const told = (found) => ({ ...found, partial: folder });
      yield await handle.getFile().then((file) => told(source(file, path, folder)), () => lost(path, folder));
      return;
    }
    try {
      for await (const child of handle.values()) yield* handles(child, `${path}/`, true);
    } catch {
      yield lost(path, true);
    }
  }

  async function* entries(entry, above, folder) {
    const path = above + entry.name;
    if (entry.isFile) {
      yield await new Promise((done) => entry.file((file) => done(source(file, path, folder)), () => done(lost(path, folder))));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done) => reader.readEntries(done, () => done(null)));
      if (some === null) yield lost(path, true);
      if (!some?.length) return;
      for (const child of some) yield* entries(child, `${path}/`, true);
    }
  }

  // Browsers offer three ways to a dropped folder, and from a page on a disk not each works in each browser.
  async function* dropped({ handle, entry, file }) {
    const held = await handle?.catch(() => null);
    if (held) yield* handles(held, "", false);
    else if (entry?.isDirectory) yield* entries(entry, "", false);
    else if (file) yield source(file, file.name, false);
  }

  return {
    // To be called while the event lasts: afterwards it forgets what was dropped.
    drop(transfer) {
      const items = [...transfer.items].filter((item) => item.kind === "file");
      return items.map((item) => ({
        handle: item.getAsFileSystemHandle?.(),
        entry: item.webkitGetAsEntry?.(),
        file: item.getAsFile(),
      }));
    },

    async *walk(items) {
      for (const item of items) yield* dropped(item);
    },

    async *chosen(files) {
      for (const file of files) yield source(file, file.webkitRelativePath || file.name, Boolean(file.webkitRelativePath));
    },

    async sha256({ open, size }, read, stop) {
      const hash = nobleSha256.create();
      const reader = (await open()).getReader();
      let [count, breath] = [0, performance.now()];
      try {
        for (;;) {
          if (stop.aborted) throw new Error("stopped");
          const { done, value } = await reader.read();
          if (done) break;
          hash.update(value);
          count += value.length;
          read(value.length);
          if (count > size) throw new Error("longer than it says");
          if (performance.now() - breath < BREATH) continue;
          await new Promise((rested) => setTimeout(rested));
          breath = performance.now();
        }
      } finally {
        reader.cancel().catch(() => null);
      }
      if (count !== size) throw new Error("shorter than it says");
      return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    },
  };
})();
