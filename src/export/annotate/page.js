"use strict";
// A click on a claim, or on the words that carry it, shows what is its subject, object, relation and sentence.
const all = selector => document.querySelectorAll(selector);
const show = (number, from) => {
  for (const name of ["is-s", "is-o", "is-t", "is-e", "is-on"]) {
    for (const node of all("." + name)) node.classList.remove(name);
  }
  for (const part of ["s", "o", "t"]) {
    for (const node of all(`[data-${part}~="${number}"]`)) node.classList.add("is-" + part);
  }
  const claim = document.getElementById("c-" + number);
  const sentence = document.getElementById(claim.querySelector(".line").getAttribute("href").slice(1));
  claim.classList.add("is-on");
  if (sentence) sentence.classList.add("is-e");
  history.replaceState(null, "", "#c-" + number);
  const other = from === claim ? sentence : claim;
  if (other) other.scrollIntoView({ block: "nearest", behavior: "smooth" });
};
document.addEventListener("click", event => {
  const line = event.target.closest(".line"), trigger = event.target.closest("article a.t");
  if (!line && !trigger) return;
  event.preventDefault();
  const claim = line && line.closest(".claim");
  show(claim ? claim.dataset.n : trigger.dataset.t.split(" ")[0], claim);
});
const asked = /^#c-(\d+)$/.exec(location.hash);
if (asked && document.getElementById("c-" + asked[1])) show(asked[1]);
