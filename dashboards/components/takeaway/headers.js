import {translator} from "../messages.js";

/** Returns the header of each column of a sheet, with its unit. */
export function headersOf({columns}, lang) {
  const t = translator(lang);
  return columns.map(({header, unit, isNote, isUnit}) => {
    if (isNote) return t("takeaway_note_header", header);
    if (isUnit) return t("takeaway_unit_header", header);
    return unit ? t("takeaway_with_unit", header, t(`unit.${unit}`)) : header;
  });
}
