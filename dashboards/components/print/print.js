import {facts} from "./facts.js";
import {printFrame} from "./frame.js";
import {fold, unfold} from "./unfold.js";

// runs on every page: paper shows what a screen keeps folded, and what the figures are of. The address's `print` asks for
// the definition of every column too, which is more than a reader of the screen should wait for.

const isWhole = new URLSearchParams(location.search).has("print");
const lang = document.documentElement.lang === "en" ? "en" : "zh";
let known;

addEventListener("beforeprint", () => {
  unfold(lang);
  if (known) printFrame(known, lang);
});
addEventListener("afterprint", fold);
if (isWhole || document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle, {once: true});

function whenIdle() {
  if (isWhole || !("requestIdleCallback" in window)) ready();
  else requestIdleCallback(ready);
}

async function ready() {
  known = await facts(isWhole);
  document.documentElement.dataset.print = "ready";
}
