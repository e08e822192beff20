import {headline} from "../headline.js";
import {attention} from "./attention.js";
import {cards} from "./cards.js";
import {scope} from "./scope.js";
import {themeSentences, themeTable} from "./themes.js";

/**
 * The parts of the overview whose figures stand in the served page, by name: each takes the page's data, what is chosen
 * {period, compare} and the language. The build writes them as the page begins, the browser as the reader chooses.
 */
export const parts = {
  scope: ({run}, _, lang) => scope(run, lang),
  headline: (data, chosen, lang) => headline(data, chosen, lang),
  themes: (data, chosen, lang) => themeSentences(data, chosen, lang),
  cards: (data, chosen, lang) => cards(data, chosen, lang),
  attention: ({attention: rows}, _, lang) => attention(rows, lang),
  table: (data, chosen, lang) => themeTable(data, chosen, lang)
};
