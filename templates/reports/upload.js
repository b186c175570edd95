"use strict";
// Everything can be read and copied by hand without this script; it copies at a click, and keeps what is done in the address.
(() => {
  const state = document.querySelector(".state");
  const boxes = [...document.querySelectorAll("input[data-file]")];

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const told = (done, text) => {
    state.textContent = done ? `${state.dataset.copied} ${text}` : state.dataset.byHand;
  };
  // A page opened from a disk may not have the clipboard; the selection then serves.
  const copy = async (element) => {
    const text = element.textContent;
    try {
      await navigator.clipboard.writeText(text);
      told(true, text);
    } catch {
      select(element);
      let done = false;
      try {
        done = document.execCommand("copy");
      } catch {
        done = false;
      }
      told(done, text);
    }
  };
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copy)));
  }

  const count = () => {
    const done = boxes.filter((box) => box.checked).map((box) => box.dataset.file);
    state.textContent = `${done.length} / ${boxes.length} ${state.dataset.done}`;
    return done;
  };
  const read = () => {
    const done = new Set((new URLSearchParams(location.hash.slice(1)).get("done") ?? "").split("."));
    for (const box of boxes) box.checked = done.has(box.dataset.file);
    count();
  };
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const done = count();
      history.replaceState(null, "", location.href.split("#")[0] + (done.length ? `#done=${done.join(".")}` : ""));
    });
  }
  addEventListener("hashchange", read);
  read();
})();
