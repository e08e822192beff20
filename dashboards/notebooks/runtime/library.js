import {dark} from "@observablehq/notebook-kit/generators/dark";
import {md} from "@observablehq/notebook-kit/md";
import * as Plot from "@observablehq/plot";
import {answered} from "./answered.js";
import {amount, count, day, percent, score} from "./format.js";
import {figure, table} from "./show.js";

/** Where the cells of a notebook stand. */
export const root = document.querySelector("main") ?? document.body;

/** What every cell may use without importing it. */
export const library = {
  dark: () => dark(),
  Plot: () => Plot,
  md: () => md,
  answered: () => answered,
  figure: () => figure,
  table: () => table,
  amount: () => amount,
  count: () => count,
  day: () => day,
  percent: () => percent,
  score: () => score,
  colors: () => colors
};

// told apart by the colour-blind, and each of 4.5 : 1 on white
const colors = {
  blue: "#1f5fa8",
  orange: "#a8500a",
  green: "#3d7317",
  purple: "#7a4fa3",
  grey: "#5f6773",
  light: "#b9c3d0"
};
