// The article as text, what was found in it marked where it stands.
import { element, words } from "./words.js";

const piece = (one, report) => {
  if (!one.paint) return one.text;
  const on = one.outcomes ?? [];
  const told = [
    ...on.map((index) => `${report.outcomes[index].requirement}: ${words[report.outcomes[index].outcome]}`),
    ...(one.elements ?? []),
  ];
  return element("mark", {
    class: one.paint, title: told.join("; "), tabindex: "-1", "data-outcomes": on.join(" "),
    "data-elements": (one.elements ?? []).join(" "),
  }, one.text);
};

export const paragraphs = (report) => {
  const shown = report.page.paragraphs.map((one) => {
    const line = element("p", { class: `passage ${one.kind}${one.frame ? " frame" : ""}`, dir: "auto" });
    if (one.frame) line.title = words.framed;
    line.append(...one.pieces.map((part) => piece(part, report)));
    return line;
  });
  if (report.page.cut) shown.push(element("p", { class: "gap" }, words.text_cut));
  return shown;
};
