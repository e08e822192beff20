/** How a column's cells read what is typed into them: as text, as a date, or as Excel likes. */
export type Format = "general" | "text" | "date" | "time";

/** What a text stands out for: must be filled in, wrong, not to be changed, a remark. */
export type Mark = "required" | "fault" | "fixed" | "remark";

type Style = "number" | "header" | "percent" | Format | Mark;

type Look = {name: Style; format: number; font?: number; fill?: number; isWrapped?: boolean};

const TEXT = 49;
const looks: Look[] = [
  {name: "number", format: 0},
  {name: "text", format: TEXT},
  {name: "header", format: TEXT, font: 1},
  {name: "required", format: TEXT, font: 1, fill: 2},
  {name: "date", format: 164},
  {name: "time", format: 165},
  {name: "fault", format: TEXT, fill: 2},
  {name: "fixed", format: TEXT, font: 2, fill: 3},
  {name: "remark", format: TEXT, font: 3, isWrapped: true},
  {name: "percent", format: 166}
];

const fonts = ["", "<b/>", '<color rgb="FF595959"/>', '<color rgb="FF9C0006"/>'];
const fills = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  '<patternFill patternType="solid"><fgColor rgb="FFFFE699"/></patternFill>',
  '<patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill>'
];

/** Returns the number by which a cell names its style. */
export function styleOf(name: Style): number {
  return Math.max(
    0,
    looks.findIndex((look) => look.name === name)
  );
}

const fontsXml = fonts.map((look) => {
  const [bold, colour] = look.startsWith("<b") ? [look, ""] : ["", look];
  return `<font>${bold}<sz val="11"/>${colour}<name val="Calibri"/></font>`;
});

export const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
  '<numFmt numFmtId="166" formatCode="0.0%"/></numFmts>' +
  `<fonts count="${fonts.length}">${fontsXml.join("")}</fonts>` +
  `<fills count="${fills.length}">${fills.map((fill) => `<fill>${fill}</fill>`).join("")}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${looks.length}">${looks.map(lookXml).join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function lookXml({format, font = 0, fill = 0, isWrapped = false}: Look): string {
  const applied = [
    ...(format > 0 ? [' applyNumberFormat="1"'] : []),
    ...(font > 0 ? [' applyFont="1"'] : []),
    ...(fill > 0 ? [' applyFill="1"'] : []),
    ...(isWrapped ? [' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'] : ["/>"])
  ];
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${applied.join("")}`;
}
