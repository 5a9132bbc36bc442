// The list of publishers, filtered by the words that are typed.
const filter = document.getElementById("filter");
const rows = [...document.querySelectorAll("tr[data-words]")];
const shown = document.getElementById("shown");

const apply = () => {
  const asked = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    row.hidden = !asked.every((word) => row.dataset.words.includes(word));
    count += !row.hidden;
  }
  shown.value = shown.dataset.words.replace("{n}", count).replace("{all}", rows.length);
};
filter.addEventListener("input", apply);
filter.form.addEventListener("submit", (event) => event.preventDefault());
apply();
