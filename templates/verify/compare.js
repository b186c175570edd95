"use strict";
// What is listed, and what a file is to the list. No page and no file is touched here.
const Listing = (() => {
  const segments = (path) => path.normalize("NFC").split("/").filter((part) => part !== "" && part !== ".");
  const last = (parts) => parts[parts.length - 1];
  const push = (map, key, value) => (map.get(key) ?? map.set(key, []).get(key)).push(value);

  // How many names two paths have in common, counted from their ends.
  const common = (one, other) => {
    let count = 0;
    while (count < one.length && count < other.length && one[one.length - 1 - count] === other[other.length - 1 - count]) count++;
    return count;
  };
  const likeness = (listed, parts) => {
    const count = common(listed, parts);
    if (count < listed.length) return count;
    if (parts[parts.length - count - 1] === "data") return Infinity;
    return count > 1 ? 1e6 + count : count;
  };
  // Whose place a file takes: that of the one it is, or pretends to be.
  const takes = ({ kind, about, named }) => (kind === "unchanged" || kind === "changed" ? about : kind === "exchanged" ? named : []);
  const within = (parts, scope) => scope.every((part, index) => parts[index] === part);

  // These lie beside what is listed: a list cannot hold its own digest, nor this page that of itself.
  const OWN = new Set(["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "verify.html"]);

  return class {
    constructor(data) {
      this.files = data.files.map((file) => ({ ...file, parts: segments(file.path) }));
      this.pictures = new Map();
      this.byDigest = new Map();
      this.byName = new Map();
      for (const file of this.files) {
        push(this.byDigest, file.sha256, file);
        push(this.byName, last(file.parts), file);
      }
      for (const picture of data.pictures) push(this.pictures, picture.sha256, picture);
    }

    // The listed files whose path ends most like this one; a whole path beats all others.
    named(parts) {
      const found = (this.byName.get(last(parts)) ?? []).map((file) => [likeness(file.parts, parts), file]);
      const best = found.reduce((most, [weight]) => Math.max(most, weight), 0);
      return found.filter(([weight]) => weight === best).map(([, file]) => file);
    }

    // kind, the listed files meant (`about`), those of the same bytes (`same`), pictures of a page.
    judge(path, sha256) {
      const parts = segments(path);
      const named = parts.length ? this.named(parts) : [];
      const same = this.byDigest.get(sha256) ?? [];
      const about = same.filter((file) => named.includes(file));
      const pictures = this.pictures.get(sha256) ?? [];
      const told = (kind, more = {}) => ({ kind, path, parts, sha256, named, about: [], same, pictures, ...more });
      if (about.length) return told("unchanged", { about });
      if (same.length) return told(named.length ? "exchanged" : "renamed", { about: same });
      if (pictures.length) return told("printed");
      if (named.length) return told("changed", { about: named });
      return told(OWN.has(last(parts)) ? "own" : "unknown");
    }

    // Which part of the package a folder was: [] is all of it, null cannot be told.
    scope(result) {
      for (const file of result.kind === "unchanged" ? result.about : []) {
        const count = common(file.parts, result.parts);
        const above = result.parts.slice(0, result.parts.length - count);
        if (count === file.parts.length && last(above) === "data") return [];
        if (count === file.parts.length && count > 1) return file.parts.slice(0, 1);
        if (count === result.parts.length && count > 1) return file.parts.slice(0, file.parts.length - count + 1);
      }
      return null;
    }

    // Listed files that stand in none of the folders dropped, nor anywhere else under another name.
    missing(results) {
      const scopes = results.filter((result) => result.folder).map((result) => this.scope(result)).filter(Boolean);
      const distinct = [...new Map(scopes.map((scope) => [scope.join("/"), scope])).values()];
      const there = new Set(results.flatMap(takes));
      const wanted = this.files.filter((file) => file.kind !== "withheld" && distinct.some((scope) => within(file.parts, scope)));
      // One file under another name stands for one listed file, even where several have the same bytes.
      for (const result of results.filter((one) => one.kind === "renamed" || one.kind === "exchanged")) {
        const stand = result.same.find((file) => wanted.includes(file) && !there.has(file));
        if (stand) there.add(stand);
      }
      return { whole: distinct.some((scope) => !scope.length), files: wanted.filter((file) => !there.has(file)) };
    }
  };
})();
