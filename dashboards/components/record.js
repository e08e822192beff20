import {h} from "./element.js";
import {translator} from "./messages.js";

/**
 * Returns the number of a record as a button that shows, below it, the command that tells all the workspace knows of
 * it: a published page holds less, and nothing of persons. `subject` is one that `explain` takes.
 */
export function record(subject, id, lang) {
  const t = translator(lang);
  const command = `service-value explain ${subject} ${quoted(id)}`;
  const copy = h("button", {type: "button", class: "record__copy"}, t("record_copy"));
  copy.addEventListener("click", () => copyText(command).then((done) => announce(copy, done, t)));
  const more = h(
    "span",
    {class: "record__more", hidden: true},
    h("span", {class: "record__about"}, t("record_more")),
    h("code", null, command),
    copy
  );
  const button = h("button", {type: "button", class: "record", "aria-expanded": "false"}, id);
  button.addEventListener("click", () => {
    more.hidden = !more.hidden;
    button.setAttribute("aria-expanded", String(!more.hidden));
  });
  return h("span", null, button, more);
}

// a shell must read the number as one word
function quoted(id) {
  return /^[\w.-]+$/.test(id) ? id : `'${id.replaceAll("'", `'\\''`)}'`;
}

// a page from a folder or a plain server may not write to the clipboard
function copyText(text) {
  return navigator.clipboard
    ? navigator.clipboard.writeText(text).then(
        () => true,
        () => false
      )
    : Promise.resolve(false);
}

function announce(copy, isCopied, t) {
  copy.textContent = t(isCopied ? "record_copied" : "record_select");
  if (!isCopied) getSelection().selectAllChildren(copy.previousElementSibling);
}
