"use strict";
(() => {
  const table = document.getElementById("articles");
  const entries = [...table.querySelectorAll("tbody.entry")];
  const filter = document.getElementById("filter");
  const tiles = [...document.querySelectorAll(".tile")];
  const said = document.getElementById("said");
  const words = new Map(entries.map((entry) => [entry, entry.rows[0].textContent.toLowerCase()]));
  const byName = new Intl.Collator(undefined, { numeric: true });

  const full = (entry) => entry.querySelector(".full");
  const show = (entry, open) => {
    const button = entry.querySelector("button.open");
    if (!button) return;
    button.setAttribute("aria-expanded", String(open));
    if (open) full(entry).removeAttribute("hidden");
    else full(entry).setAttribute("hidden", "until-found");
  };

  const apply = () => {
    const asked = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = tiles.filter((tile) => tile.ariaPressed === "true").map((tile) => tile.dataset.verdict);
    let shown = 0;
    for (const entry of entries) {
      const fits = (!verdicts.length || verdicts.includes(entry.dataset.verdict))
        && asked.every((word) => words.get(entry).includes(word));
      entry.hidden = !fits;
      shown += fits;
    }
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("shown").value = `${shown} of ${entries.length} shown`;
  };

  const keys = {
    path: (a, b) => byName.compare(a.dataset.path, b.dataset.path),
    verdict: (a, b) => a.dataset.rank - b.dataset.rank,
    publisher: (a, b) => byName.compare(a.dataset.publisher, b.dataset.publisher),
    wrong: (a, b) => b.dataset.wrong - a.dataset.wrong,
  };
  const sort = (button) => {
    const head = button.closest("th");
    const way = head.ariaSort === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
    const order = keys[button.dataset.sort];
    entries.sort(way === "ascending" ? order : (a, b) => order(b, a));
    table.append(...entries);
  };

  const copy = async (button) => {
    const text = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      getSelection().selectAllChildren(text);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    said.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
  };

  const goTo = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const entry = target && target.closest("tbody.entry");
    if (!entry) return;
    show(entry, true);
    target.scrollIntoView();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("button.open")) show(button.closest("tbody"), button.ariaExpanded !== "true");
    else if (button.matches(".copy")) copy(button);
    else if (button.dataset.sort) sort(button);
    else if (button.matches(".tile")) {
      button.setAttribute("aria-pressed", String(button.ariaPressed !== "true"));
      apply();
    } else if (button.id === "open-all") entries.forEach((entry) => entry.hidden || show(entry, true));
    else if (button.id === "close-all") entries.forEach((entry) => show(entry, false));
  });
  let waiting = 0;
  filter.addEventListener("input", () => {
    clearTimeout(waiting);
    if (entries.length > 2000) waiting = setTimeout(apply, 200);
    else apply();
  });
  filter.form.addEventListener("submit", (event) => event.preventDefault());
  // Found by the browser's own search, in an article that is closed.
  table.addEventListener("beforematch", (event) => show(event.target.closest("tbody"), true));
  addEventListener("hashchange", goTo);
  goTo();
  apply();
})();
