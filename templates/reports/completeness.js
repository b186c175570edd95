"use strict";
// Everything can be read without this script; it only hides what a filter leaves out.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll(".group")];
  const count = form.querySelector("output");
  const show = () => {
    const wanted = [...form.querySelectorAll("select")].filter((choice) => choice.value);
    for (const card of cards) {
      card.hidden = wanted.some((choice) => card.dataset[choice.name] !== choice.value);
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    const shown = cards.filter((card) => !card.hidden).length;
    count.textContent = `${shown} / ${cards.length} ${count.dataset.of}`;
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeprint", () => {
    for (const list of document.querySelectorAll(".members")) list.open = true;
  });
  form.hidden = cards.length < 2;
  show();
})();
