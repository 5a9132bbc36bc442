// What every part of the page uses: the words of its language, and elements that are made and never parsed.
export const words = JSON.parse(document.getElementById("words").textContent);

export const id = (name) => document.getElementById(name);

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));

// Give an element; children are elements or text. An attribute comes from this program, never from an article.
export const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export const put = (where, ...children) => where.replaceChildren(...children);

export const copy = async (button, from) => {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(from.textContent);
  } catch {
    getSelection().selectAllChildren(from);
    document.execCommand("copy");
  }
  button.textContent = words.copied;
  id("said").textContent = words.copied;
  setTimeout(() => { button.textContent = label; id("said").textContent = ""; }, 2000);
};
