import type {CalendarDay, CalendarSummary} from "./calendar-days.ts";
import {type Language, say} from "./messages.ts";

/** Returns a list of calendars, one a line, with what they cover. */
export function calendarsText(calendars: CalendarSummary[], language: Language): string {
  return calendars
    .map((one) => {
      const name = language === "zh" ? one.name_zh : one.name_en;
      const covered = one.covered.map(({from, to}) => `${from} – ${to}`).join(", ");
      const standard = one.is_default ? ` · ${say("calendar_default", language)}` : "";
      return `${one.calendar} · ${name} · ${one.zone} · ${covered}${standard}\n`;
    })
    .join("");
}

/** Returns a year as twelve months of weeks from Monday, days off and make-up workdays marked. */
export function yearText(days: CalendarDay[], language: Language): string {
  const months = Map.groupBy(days, ({date}) => date.slice(0, 7));
  const count = (matching: (day: CalendarDay) => boolean) => days.filter(matching).length;
  const summary = say("calendar_summary", language, {
    workdays: count((day) => day.is_workday),
    holidays: count((day) => day.day_class === "holiday"),
    makeup: count((day) => day.day_class === "makeup"),
    own: count((day) => day.day_class === "own")
  });
  return `${[...months].map(([month, own]) => monthText(month, own, language)).join("\n")}\n${summary}\n`;
}

function monthText(month: string, days: CalendarDay[], language: Language): string {
  const names = say("calendar_weekdays", language)
    .split(" ")
    .map((name) => cell(name, language === "zh" ? 2 : 1));
  const lines: string[] = [];
  let line = " ".repeat(width * (weekday(days[0]!.date) - 1));
  for (const day of days) {
    line += cell(`${Number(day.date.slice(8))}`, 0, mark(day, language), language);
    if (weekday(day.date) === 7) {
      lines.push(line);
      line = "";
    }
  }
  return [month, names.join(""), ...lines, line]
    .map((text) => text.trimEnd())
    .filter((text) => text !== "")
    .concat("")
    .join("\n");
}

const width = 6;

// a Chinese letter takes two columns of a terminal
function cell(text: string, wide: number, marked = "", language: Language = "en"): string {
  if (wide > 0) return `${" ".repeat(Math.max(0, 3 - wide))}${text}${" ".repeat(width - 3)}`;
  const taken = 3 + (marked === "" ? 0 : language === "zh" ? 2 : 1);
  return `${text.padStart(3)}${marked}${" ".repeat(width - taken)}`;
}

function mark({day_class}: CalendarDay, language: Language): string {
  const marks = say("calendar_marks", language).split(" ");
  return {regular: "", holiday: marks[0]!, makeup: marks[1]!, own: marks[2]!}[day_class];
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
