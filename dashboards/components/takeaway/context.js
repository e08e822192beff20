/** Returns what the page around a table says of it: {page, title, caption, period, filters: [{name, value}]}. */
export function contextOf(element) {
  const main = element.closest("main") ?? document.body;
  const cell = childOf(main, element);
  const [page, caption] = [textOf(main.querySelector("h1")), captionOf(element)];
  const title = titleOf(element, cell) || page;
  const filters = Array.from(main.querySelectorAll(".picker"))
    .filter((picker) => !picker.hidden && isAbout(childOf(main, picker), cell))
    .map((picker) => ({name: textOf(picker.querySelector("span")), value: chosen(picker)}))
    .filter(({value}) => value !== "");
  return {page, title, caption, filters, period: periodOf(main)};
}

// a choice made in another list's own block says nothing of this table; one alone in its block drives the page
function isAbout(block, cell) {
  return block === cell || !block.querySelector("table, figure");
}

function childOf(main, element) {
  let child = element;
  while (child.parentElement && child.parentElement !== main) child = child.parentElement;
  return child;
}

function captionOf(element) {
  return (
    textOf(element.closest("table").caption) || textOf(element.closest("figure")?.querySelector("figcaption"))
  );
}

// of a caption its name, or its first clause
function titleOf(element, cell) {
  const {caption} = element.closest("table");
  const name = caption?.querySelector("strong") ?? element.closest("figure")?.querySelector(".figure__title");
  const [clause] = textOf(name ?? caption).split(/[，。；;,.:：]/);
  return [textOf(headingBefore(element.closest("table"), cell)), clause.slice(0, 20)]
    .filter(Boolean)
    .join(" ");
}

function headingBefore(table, cell) {
  for (let element = table; element; element = element === cell ? undefined : element.parentElement)
    for (let before = element.previousElementSibling; before; before = before.previousElementSibling)
      if (/^h[23]$/.test(before.localName)) return before;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling)
    if (/^h[23]$/.test(before.localName)) return before;
}

function periodOf(main) {
  const picker = main.querySelector(".picker--period");
  return picker && !picker.hidden ? chosen(picker) : undefined;
}

function chosen(picker) {
  const select = picker.querySelector("select");
  if (select) return select.selectedOptions[0]?.textContent.trim() ?? "";
  return picker.querySelector("input")?.value.trim() ?? "";
}

function textOf(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
