"use strict";
// Everything can be read without this script; it only hides what a filter leaves out, and keeps no state but the address.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("#findings article")];
  const groups = [...document.querySelectorAll(".group")];
  const choices = [...form.querySelectorAll("select")];
  const search = form.querySelector("input");
  const count = form.querySelector("output");
  const nothing = document.querySelector(".nothing");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  const words = new Map();
  const text = (card) => {
    if (!words.has(card)) words.set(card, plain(card.textContent));
    return words.get(card);
  };
  const has = (card, choice, value) => !value || card.dataset[choice.name].split(" ").includes(value);
  const found = (terms) => (card) => terms.every((term) => text(card).includes(term));

  const show = () => {
    const matching = cards.filter(found(plain(search.value).split(" ")));
    const passing = (but) =>
      matching.filter((card) => choices.every((choice) => choice === but || has(card, choice, choice.value)));
    const shown = new Set(passing());
    for (const card of cards) card.hidden = !shown.has(card);
    for (const group of groups) {
      const number = [...group.querySelectorAll("article")].filter((card) => shown.has(card)).length;
      group.hidden = !number;
      group.querySelector("h2 .quiet").textContent = number;
    }
    for (const choice of choices) {
      const left = passing(choice);
      for (const option of choice.options) {
        if (!option.value) continue;
        const number = left.filter((card) => has(card, choice, option.value)).length;
        option.textContent = `${option.dataset.word} (${number})`;
      }
    }
    nothing.hidden = shown.size > 0 || !cards.length;
    count.textContent = `${shown.size} / ${cards.length} ${count.dataset.of}`;
  };

  // The filters stand in the fragment of the address, so that a link shows what the sender saw.
  const fields = [search, ...choices];
  const write = () => {
    const wanted = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    const fragment = wanted.size ? `#${wanted}` : "";
    history.replaceState(null, "", location.href.split("#")[0] + fragment);
  };
  const read = () => {
    const fragment = location.hash.slice(1);
    if (fragment && !fragment.includes("=")) return reveal(fragment);
    const wanted = new URLSearchParams(fragment);
    for (const field of fields) {
      field.value = wanted.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    show();
  };
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    if (target.closest("article[hidden]")) clear();
    const closed = target.closest("details");
    if (closed) closed.open = true;
    setTimeout(() => target.scrollIntoView());
  };

  const changed = () => {
    show();
    write();
  };
  const clear = () => {
    for (const field of fields) field.value = "";
    changed();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && fields.some((field) => field.value)) clear();
  });

  // Paper shows all: what was closed is closed again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const list of opened) list.open = true;
  });
  addEventListener("afterprint", () => {
    for (const list of opened) list.open = false;
  });

  form.hidden = cards.length < 2;
  show();
  read();
})();
