// The editor's page: what is asked is sent, what comes back is shown. Whatever comes from an article is put in as text.
import { paragraphs } from "./article.js";
import { copy, element, fill, id, put, words } from "./words.js";

const form = id("ask");
const confirmations = new Map(); // by requirement: {requirement, by, date}
const stated = {}; // what the editor says of the original, by slot
let article = null; // {file} or {text} or {html}
let rich = null; // what was pasted with its formatting, as long as nobody changes the text
let latest = 0; // the number of the last request: an answer that comes late is not shown
let publishers = [];
let address = null; // of the corrected article, to download

const facts = () => Object.fromEntries(
  [...document.querySelectorAll("select[data-fact]")].filter((one) => one.value).map((one) => [one.dataset.fact, one.value]),
);

const publisher = () => {
  const asked = id("publisher").value.trim().toLowerCase();
  if (!asked) return null;
  const found = publishers.find((one) => one.id === asked)
    ?? publishers.find((one) => [one.name, ...one.also_known_as].some((name) => name.toLowerCase() === asked));
  return found ? found.id : undefined;
};

const request = (whose) => {
  const wishes = { page: true, facts: facts(), stated: { ...stated }, confirmations: [...confirmations.values()] };
  if (id("use").value) wishes.use = id("use").value;
  if (whose) wishes.publisher = whose;
  if (!article.file) {
    const body = JSON.stringify({ ...wishes, ...article });
    return { method: "POST", headers: { "content-type": "application/json" }, body };
  }
  const body = new FormData();
  body.append("file", article.file);
  body.append("request", JSON.stringify({ ...wishes, name: article.file.name.slice(-400) }));
  return { method: "POST", body };
};

const check = async ({ lead = false } = {}) => {
  if (!article) return;
  const number = ++latest;
  const whose = publisher();
  id("publisher-hint").textContent = whose === undefined ? words.publisher_unknown : words.publisher_hint;
  id("said").textContent = words.checking;
  let answer = null;
  let problem = words.unreachable;
  try {
    const response = await fetch("/api/check", request(whose));
    const body = await response.json();
    if (response.ok) answer = body;
    else problem = body.detail;
  } catch { /* nobody answers: that is said */ }
  if (number !== latest) return;
  id("said").textContent = "";
  const focused = document.activeElement?.id;
  if (answer) show(answer);
  else sorry(problem);
  if (lead) id("verdict-heading").focus();
  else if (focused && document.activeElement?.id !== focused) id(focused)?.focus();
};

const sorry = (problem) => {
  put(id("verdict"), element("p", { class: "problem" }, `${words.failed} ${problem}`));
  id("result").hidden = true;
};

const sentence = (verdict, report) => {
  const failed = report.outcomes.filter((one) => one.must !== "preferred" && !one.ignored
    && (one.outcome === "missing" || one.outcome === "wrong")).length;
  const count = failed === 1 ? words.things_one : fill(words.things_many, { n: failed });
  const name = report.terms[0]?.name ?? report.publisher?.name ?? words.someone;
  return fill(words[`verdict_${verdict}`], { publisher: name, count });
};

const show = (report) => {
  put(id("verdict"),
    element("p", { class: `v-${report.verdict}`, "data-verdict": report.verdict }, sentence(report.verdict, report)),
    element("p", {}, report.reason));
  id("result").hidden = false;
  put(id("basis"), ...report.terms.flatMap((one) => {
    const known = fill(words.terms_at, { name: one.name, read: one.read, confidence: one.confidence });
    return [known, " (", element("a", { href: `/publishers/${encodeURIComponent(one.id)}` }, words.terms_page), ") "];
  }));
  put(id("remarks"), ...report.remarks.map((one) => element("li", {}, one)));
  put(id("text"), ...paragraphs(report));
  put(id("items"), ...(report.outcomes.length
    ? report.outcomes.map((one, index) => item(one, index, report))
    : [element("li", {}, words.nothing_asked)]));
  confirming(report);
  credit(report.page.credit);
  corrected(report);
};

const PAINTS = { met: "good", confirmed: "good", missing: "bad", wrong: "bad", "not-applicable": "faint" };

const item = (outcome, index, report) => {
  const rule = `${outcome.terms}/${outcome.requirement}`;
  const paint = PAINTS[outcome.outcome] ?? "open";
  const first = element("p", {},
    element("span", { class: `badge ${paint}` }, words[outcome.outcome]), " ", element("b", {}, outcome.requirement), " ");
  if (outcome.must !== "required") first.append(element("span", { class: "faint" }, words[outcome.must]), " ");
  const mark = document.querySelector(`#text mark[data-outcomes~="${index}"]`);
  if (mark) {
    const label = fill(words.show_of, { name: outcome.requirement });
    const button = element("button", { type: "button", id: `show-${index}`, "aria-label": label }, words.show);
    button.addEventListener("click", () => { mark.scrollIntoView({ block: "center" }); mark.focus(); });
    first.append(button);
  }
  const parts = [first, element("p", {}, outcome.message)];
  if (paint !== "good" && report.page.asks[rule]) parts.push(element("p", { class: "faint" }, report.page.asks[rule]));
  if (outcome.nearest) {
    parts.push(element("p", { class: "quote" }, `${words.nearest} `, element("q", { dir: "auto" }, outcome.nearest.text),
      ` ${outcome.nearest.words}`));
  } else {
    for (const one of outcome.evidence) {
      parts.push(element("p", { class: "quote" }, element("q", { dir: "auto" }, one.text)));
    }
  }
  if (outcome.because) parts.push(element("p", { class: "faint" }, outcome.because));
  if (outcome.outcome === "confirm" || outcome.outcome === "not-checked" || confirmations.has(rule)) {
    const box = element("input", { type: "checkbox", id: `confirm-${rule}`, "data-rule": rule });
    box.checked = confirmations.has(rule);
    box.addEventListener("change", () => tick(box, rule));
    parts.push(element("p", {}, element("label", {}, box, words.yes_it_is)));
  }
  return element("li", { class: `item ${paint}`, "data-rule": rule, "data-state": outcome.outcome }, ...parts);
};

const tick = (box, rule) => {
  const by = id("by").value.trim();
  if (box.checked && !by) {
    box.checked = false;
    id("said").textContent = words.your_name_first;
    id("by").focus();
    return;
  }
  if (box.checked) confirmations.set(rule, { requirement: rule, by, date: id("on").value || today() });
  else confirmations.delete(rule);
  check();
};

const today = () => new Date().toISOString().slice(0, 10);

// A string of YAML that is one, whatever stands in it: JSON's strings are YAML's too.
const quoted = (text) => JSON.stringify(text);

const confirming = (report) => {
  id("confirming").hidden = !document.querySelector("#items input[type=checkbox]");
  id("keep").hidden = !confirmations.size;
  const lines = ["confirmations:"];
  const of = report.page.original ?? report.path;
  for (const one of confirmations.values()) {
    lines.push(`  - requirement: ${one.requirement}`, `    by: ${quoted(one.by)}`, `    date: ${one.date}`,
      `    article: ${quoted(of)}`);
  }
  id("yaml").textContent = `${lines.join("\n")}\n`;
};

const credit = (found) => {
  id("credit").hidden = !found || !(found.html.body || found.html.head);
  if (!found) return;
  for (const input of document.querySelectorAll("input[data-slot]")) {
    if (!(input.dataset.slot in stated)) input.value = found.values[input.dataset.slot] ?? "";
  }
  for (const form of ["html", "markdown", "text"]) id(`credit-${form}`).textContent = found[form].body;
  id("for-head").hidden = !found.html.head;
  id("credit-head").textContent = found.html.head;
  const slots = found.asked.map((slot) => words[`slot_${slot}`] ?? slot).join(", ");
  id("still").textContent = slots ? fill(words.still_asked, { slots }) : "";
};

const corrected = (report) => {
  const found = report.page.corrected;
  id("fix").hidden = !found;
  if (!found) return;
  id("put-lead").textContent = found.put.length ? words.put_lead : words.put_nothing;
  put(id("put-lines"), ...found.put.map((one) => element("li", {}, fill(words.put_line, one))));
  id("after").textContent = found.put.length
    ? fill(words.after_put, { verdict: words[`short_${found.verdict}`] }) : "";
  id("corrected-text").textContent = found.text;
  const bytes = Uint8Array.from(atob(found.data), (one) => one.charCodeAt(0));
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  id("download").href = address;
  id("download").download = found.name;
};

const take = (given) => {
  article = given;
  confirmations.clear();
  for (const slot of Object.keys(stated)) delete stated[slot];
  id("put").setAttribute("aria-expanded", "false");
  id("corrected").hidden = true;
  id("file-name").textContent = given.file ? given.file.name : "";
  check({ lead: true });
};

const pasted = (data, event) => {
  const html = data.getData("text/html");
  if (!html) return false;
  event.preventDefault();
  rich = html;
  id("paste").value = data.getData("text/plain");
  id("pasted").textContent = words.pasted;
  take({ html });
  return true;
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = id("paste").value;
  if (rich) take({ html: rich });
  else if (text.trim()) take({ text });
  else if (id("file").files.length) take({ file: id("file").files[0] });
});
id("file").addEventListener("change", () => {
  if (id("file").files.length) take({ file: id("file").files[0] });
});
id("paste").addEventListener("input", () => { rich = null; id("pasted").textContent = ""; });
id("paste").addEventListener("paste", (event) => pasted(event.clipboardData, event));
document.addEventListener("dragover", (event) => { event.preventDefault(); id("drop").classList.add("over"); });
document.addEventListener("dragleave", () => id("drop").classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  id("drop").classList.remove("over");
  const [file] = event.dataTransfer.files;
  if (file) take({ file });
  else if (!pasted(event.dataTransfer, event)) {
    const text = event.dataTransfer.getData("text/plain");
    if (text) { id("paste").value = text; take({ text }); }
  }
});
for (const select of document.querySelectorAll("select")) select.addEventListener("change", () => check());
id("publisher").addEventListener("change", () => check());
let waiting = 0;
for (const input of document.querySelectorAll("input[data-slot]")) {
  input.addEventListener("input", () => {
    stated[input.dataset.slot] = input.value.trim();
    clearTimeout(waiting);
    waiting = setTimeout(check, 300);
  });
}
id("put").addEventListener("click", () => {
  id("put").setAttribute("aria-expanded", "true");
  id("corrected").hidden = false;
  id("download").focus();
});
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button, id(button.dataset.copy)));
}
id("on").value = today();
fetch("/api/publishers").then((response) => response.json()).then((body) => {
  publishers = body.publishers;
  put(id("publishers"), ...publishers.map((one) => element("option", { value: one.name }, one.id)));
});
