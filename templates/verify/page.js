"use strict";
// Shows what the comparison finds. Every word from a file or a list becomes text, never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const listing = new Listing(data);
  const [drop, busy, bar, reading, summary, results, again, list] = [
    ".drop", ".busy", "progress", "#reading", "#summary", "#results", ".again", "#list",
  ].map((place) => document.querySelector(place));
  const BAD = ["changed", "exchanged", "missing", "unreadable"];
  const KINDS = [...BAD, "unknown", "renamed", "printed", "unchanged", "own"];
  const LONGEST = 240;
  const AT_ONCE = 200;

  const state = { language: document.documentElement.lang, found: new Map(), unread: 0, partial: false, waiting: [], stop: null, drawing: 0 };

  // ------------------------------------------------------------------------------------------- words

  const words = () => data.words[state.language];
  const number = (value) => value.toLocaleString(state.language === "fr" ? "fr-FR" : "en-GB");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const say = (key, values = {}) => fill(words()[key], values);
  const one = (count) => count === 1 || (count === 0 && state.language === "fr");
  const counted = (key, count, values = {}) => say(`${key}.${one(count) ? "one" : "many"}`, { count: number(count), ...values });
  const size = (bytes) => {
    const units = words().units.split(" ");
    let rank = 0;
    while (bytes >= 1000 && rank < units.length - 1) [bytes, rank] = [bytes / 1000, rank + 1];
    return `${number(rank && bytes < 10 ? Math.round(bytes * 10) / 10 : Math.round(bytes))}\u00a0${units[rank]}`;
  };
  // A name may hold signs that turn it around or hide a part of it: they are shown as numbers.
  const shown = (text) => {
    const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (sign) => `[U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
    const signs = [...plain];
    return signs.length > LONGEST ? [...signs.slice(0, LONGEST - 60), "\u2026", ...signs.slice(-59)].join("") : plain;
  };
  const names = (files) => {
    const some = files.slice(0, 5).map((file) => shown(file.path));
    const more = files.length - some.length;
    return some.join(state.language === "fr" ? " ; ".replace(" ", "\u202f") : "; ") + (more ? ` ${counted("more", more)}` : "");
  };

  // ------------------------------------------------------------------------------------------- pieces

  const make = (tag, text = "", name = "") => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const within = (tag, ...parts) => {
    const made = make(tag);
    made.append(...parts);
    return made;
  };

  const place = (where) => {
    const values = { ...where, title: shown(where.title), label: shown(where.label), page: shown(where.page) };
    const key = where.photo ? "place.photo" : "place.exhibit";
    const told = say(where.page ? key : `${key}.unpaged`, values);
    const captioned = where.caption ? say("place.caption", { place: told, caption: shown(where.caption) }) : told;
    const whole = where.masked ? `${captioned}. ${words()["place.masked"]}` : captioned;
    return data.proceedings.length > 1 ? say("place.in", { proceeding: shown(data.proceedings[where.proceeding].name), place: whole }) : whole;
  };
  const places = (result) => {
    if (result.kind === "printed") return result.pictures.map(place);
    const files = result.about;
    const told = files.flatMap((file) => file.where).map(place);
    if (files.some((file) => file.kind === "withheld")) told.push(words()["place.withheld"]);
    if (!told.length && files.length) told.push(words()[files[0].kind === "dossier" ? "place.dossier" : "place.package"]);
    return [...new Set(told)];
  };
  const finding = (result) => {
    const values = { listed: names(result.named), same: names(result.same) };
    if (result.kind === "exchanged" || result.kind === "changed" || result.kind === "renamed") return say(`said.${result.kind}`, values);
    if (result.kind === "unchanged") {
      const others = result.same.filter((file) => !result.about.includes(file));
      return others.length ? say("said.twice", { same: names(others) }) : "";
    }
    if (result.sealed) return words()["said.archive"];
    return words()[`said.${result.kind}`] ?? "";
  };

  const row = (result) => {
    const cut = result.path.lastIndexOf("/") + 1;
    const file = make("td");
    file.append(within("b", make("bdi", shown(result.path.slice(cut)))));
    if (cut) file.append(within("span", make("bdi", shown(result.path.slice(0, cut)))));
    if (cut) file.lastChild.className = "path";
    const said = finding(result);
    if (said) file.append(make("p", said, "said"));
    if (result.sha256) file.append(make("code", result.sha256));
    return within("tr", file, within("td", ...places(result).map((text) => make("p", text))));
  };

  const table = (kept) => {
    const made = make("table");
    made.append(within("thead", within("tr", make("th", words()["head.file"]), make("th", words()["head.where"]))), make("tbody"));
    for (const head of made.querySelectorAll("th")) head.scope = "col";
    kept.push(made.tBodies[0]);
    return made;
  };

  // ------------------------------------------------------------------------------------------- the page

  const grouped = () => {
    const told = [...state.found.values()];
    const missing = listing.missing(told);
    const gone = missing.files.map((file) => ({ kind: "missing", path: file.path, about: [file], named: [], same: [], pictures: [], sha256: file.sha256 }));
    const order = new Intl.Collator("en", { numeric: true });
    const all = [...told, ...gone].sort((one, other) => order.compare(one.path, other.path));
    return { whole: missing.whole, groups: new Map(KINDS.map((kind) => [kind, all.filter((result) => result.kind === kind)])) };
  };

  const sentences = ({ whole, groups }) => {
    const count = (kind) => groups.get(kind).length;
    const alike = count("unchanged") + count("renamed") + count("printed");
    const bad = BAD.reduce((sum, kind) => sum + count(kind), 0);
    const told = [];
    if (!bad && alike && !count("unknown")) told.push([counted("sum.all", alike)]);
    for (const kind of BAD) if (count(kind)) told.push([counted(`sum.${kind}`, count(kind)), "alarm"]);
    if (count("unknown")) told.push([counted("sum.unknown", count("unknown"))]);
    if (alike && (bad || count("unknown"))) told.push([counted("sum.alike", alike)]);
    if (whole && !count("missing")) told.push([words()["sum.whole"]]);
    if (count("renamed")) told.push([counted("sum.renamed", count("renamed"))]);
    if (state.partial) told.push([words()["sum.partial"], "quiet"]);
    if (count("own")) told.push([counted("sum.own", count("own")), "quiet"]);
    if (state.unread) told.push([counted("sum.stopped", state.unread), "alarm"]);
    return told.length ? told : [[words().nothing, "quiet"]];
  };

  // A package may hold ten thousand files: rows are made a few hundred at a time.
  const rows = async (bodies, token) => {
    for (const [body, held] of bodies) {
      for (let from = 0; from < held.length; from += AT_ONCE) {
        if (token !== state.drawing) return;
        body.append(...held.slice(from, from + AT_ONCE).map(row));
        if (held.length > AT_ONCE) await new Promise((rested) => setTimeout(rested));
      }
    }
  };
  const draw = () => {
    const told = grouped();
    summary.replaceChildren(...sentences(told).map(([text, name]) => make("p", text, name)));
    const bodies = [];
    const sections = KINDS.filter((kind) => told.groups.get(kind).length).map((kind) => {
      const heading = within("h3", `${words()[`kind.${kind}`]} `, make("span", number(told.groups.get(kind).length), "quiet"));
      const kept = [];
      const made = within("section", heading, table(kept));
      made.dataset.kind = kind;
      if (BAD.includes(kind)) made.className = "bad";
      bodies.push([kept[0], told.groups.get(kind)]);
      return made;
    });
    results.replaceChildren(...sections);
    again.hidden = !state.found.size && !state.unread;
    rows(bodies, ++state.drawing);
  };
  const drawList = async () => {
    const kept = [];
    list.replaceChildren(table(kept));
    const all = listing.files.map((file) => ({ kind: "listed", path: file.path, sha256: file.sha256, about: [file], named: [], same: [], pictures: [] }));
    for (let from = 0; from < all.length; from += AT_ONCE) {
      kept[0].append(...all.slice(from, from + AT_ONCE).map(row));
      await new Promise((rested) => setTimeout(rested));
      if (!kept[0].isConnected) return;
    }
  };
  const speak = (language) => {
    state.language = document.documentElement.lang = language;
    document.title = `${words().name} \u2013 ${shown(data.title)}`;
    drop.setAttribute("aria-label", words().drop);
    for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
    draw();
    if (list.closest("details").open) drawList();
  };

  // ------------------------------------------------------------------------------------------- the work

  const key = (source) => `${source.folder ? "f" : "s"}\0${source.path}`;
  const keep = (source, result) => state.found.set(`${key(source)}\0${result.sha256}`, { ...result, folder: source.folder, sealed: source.sealed && result.kind === "unknown" });
  const unreadable = (source) => keep(source, { kind: "unreadable", path: source.path, sha256: "", about: [], named: [], same: [], pictures: [] });

  // The files of a ZIP instead of the ZIP, unless it is listed itself, or cannot be read with certainty.
  const listsArchives = listing.files.some((file) => Zip.named(file.path));
  const unpacked = async (source, stop) => {
    if (source.folder || !Zip.named(source.path)) return [source];
    try {
      if (listsArchives && listing.judge(source.path, await Gather.sha256(source, () => null, stop)).kind !== "unknown") return [source];
      return (await Zip.files(source.file)).map((member) => ({ ...member, folder: true }));
    } catch {
      return [{ ...source, sealed: true }];
    }
  };

  const measured = async (walk, stop) => {
    const sources = [];
    for await (const source of walk) {
      if (stop.aborted) break;
      for (const one of await unpacked(source, stop)) sources.push(one);
      state.partial ||= source.partial;
      reading.textContent = counted("gathering", sources.length);
    }
    return sources;
  };

  const compare = async (walk) => {
    const control = new AbortController();
    state.stop = control;
    [busy.hidden, bar.value] = [false, 0];
    const sources = await measured(walk, control.signal);
    const whole = sources.reduce((sum, source) => sum + source.size, 0);
    let [done, rank, shownAt] = [0, 0, 0];
    const progress = (source) => {
      if (performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      bar.value = whole ? done / whole : 0;
      reading.textContent = say("reading", { rank: number(rank), count: number(sources.length), done: size(done), whole: size(whole), name: shown(source.path) });
    };
    for (const source of sources) {
      if (control.signal.aborted) break;
      rank += 1;
      const read = (length) => {
        done += length;
        progress(source);
      };
      try {
        keep(source, listing.judge(source.path, await Gather.sha256(source, read, control.signal)));
      } catch {
        if (control.signal.aborted) rank -= 1;
        else unreadable(source);
      }
    }
    if (control.signal.aborted) state.unread += sources.length - rank;
    busy.hidden = true;
    draw();
  };
  // One thing after another: what is dropped while another is read waits for it.
  let last = Promise.resolve();
  const queue = (walk) => {
    const token = state.waiting;
    last = last.then(() => (token === state.waiting ? compare(walk) : null));
  };
  const stop = () => {
    state.waiting = [];
    state.stop?.abort();
  };

  addEventListener("dragover", (event) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const items = Gather.drop(event.dataTransfer);
    if (items.length) queue(Gather.walk(items));
  });
  for (const button of document.querySelectorAll("[data-choose]")) {
    const input = document.getElementById(button.dataset.choose);
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      if (input.files.length) queue(Gather.chosen([...input.files]));
      input.value = "";
    });
  }
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => speak(button.dataset.language));
  document.querySelector("[data-stop]").addEventListener("click", stop);
  document.querySelector("[data-print]").addEventListener("click", () => print());
  document.querySelector("[data-clear]").addEventListener("click", () => {
    stop();
    state.found.clear();
    [state.unread, state.partial] = [0, false];
    draw();
    document.querySelector("[data-choose]").focus();
  });
  list.closest("details").addEventListener("toggle", (event) => event.target.open && drawList());
  speak(state.language);
})();
