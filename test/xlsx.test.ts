import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {afterAll, describe, expect, it, vi} from "vitest";
import {findEntry, newParser, openArchive} from "../pipelines/xlsx/archive.ts";
import {newRowReader, type Row, readMergedRanges} from "../pipelines/xlsx/rows.ts";
import {newSheetReader} from "../pipelines/xlsx/sheet.ts";
import {columnName, columnOf, isoText, numberKind, numberText, serialText} from "../pipelines/xlsx/values.ts";
import {
  type Cell,
  countRows,
  type Limits,
  readRowBatches,
  readRows,
  readSheets,
  type SheetContent,
  writeWorkbook
} from "../pipelines/xlsx.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

const REAL = "../shared/datasets/mendeley-helpdesk/issues_snapshot_sample.xlsx";

fc.configureGlobal({seed: 20240515});

const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
afterAll(() => rmSync(folder, {recursive: true}));

describe("a real workbook", () => {
  it("has 747 data rows, 1,757 merged ranges, and no empty first column once they are filled", async () => {
    if (!existsSync(REAL)) throw new Error(`missing dataset: ${REAL}`);
    const [sheet] = await readSheets(REAL);
    expect(sheet).toEqual({name: "Sheet1", index: 0, hidden: false, path: "xl/worksheets/sheet1.xml"});
    const rows = await collect(readRows(REAL, sheet!, {fillMerged: true}));
    expect(rows.length - 1).toBe(747);
    expect(rows.map(({row}) => row)).toEqual(Array.from({length: 748}, (_, i) => i + 1));
    expect(rows.filter(({cells}) => !cells[0])).toEqual([]);
    expect(await countRows(REAL, sheet!)).toBe(748);
    const stored = await collect(readRows(REAL, sheet!));
    expect(stored.filter(({cells}) => !cells[0]).length).toBeGreaterThan(300);
    const archive = await openArchive(REAL);
    expect(await readMergedRanges(archive, findEntry(archive, sheet!.path)!)).toHaveLength(1757);
    archive.zip.close();
  });

  it("has values that were read off its XML by eye", async () => {
    const [sheet] = await readSheets(REAL);
    const rows = await collect(readRows(REAL, sheet!, {fillMerged: true}));
    expect(rows[0]!.cells.slice(0, 3)).toEqual(["id", "no", "project"]);
    expect(rows[1]!.cells.slice(5, 19)).toEqual(
      [
        "High",
        "1",
        "1",
        "4ops",
        "2022-01-02 11:12:51+00:00",
        "2022-05-24 05:40:13+00:00",
        "3402.456",
        "2",
        "49"
      ].concat(["TRUE", "5", "5", "5", "This is an HD-Service"])
    );
    expect(rows[747]!.cells.slice(0, 3)).toEqual(["1010765", "185", "C07gg6cz0"]);
  });
});

describe("cell values", () => {
  it("are text, whatever the cell's type", async () => {
    const cells = [
      '<c t="s"><v>1</v></c>',
      '<c t="inlineStr"><is><t>内联</t></is></c>',
      '<c t="str"><f>A1&amp;"x"</f><v>结果 &lt;1&gt;_x0041_</v></c>',
      '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      "<c><f>1+1</f><v>2</v></c>",
      "<c><f>A1</f></c>",
      "<c><v> 42 </v></c>"
    ];
    const file = book({
      rows: `<row>${cells.join("")}</row>`,
      strings: "<si><t>零</t></si><si><t>一</t></si>"
    });
    expect(await cellsOf(file)).toEqual([
      ["一", "内联", "结果 <1>A", "TRUE", "FALSE", "#N/A", "2", "", "42"]
    ]);
  });

  it("join rich text and leave phonetic runs out, in shared and inline strings", async () => {
    const rich =
      '<r><t xml:space="preserve">东 </t></r><r><rPr><b/></rPr><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh>';
    const file = book({
      rows: `<row><c t="s"><v>0</v></c><c t="inlineStr"><is>${rich}</is></c></row>`,
      strings: `<si>${rich}<phoneticPr fontId="1"/></si>`
    });
    expect(await cellsOf(file)).toEqual([["东 京", "东 京"]]);
  });

  it("decode escapes once, and keep spaces, line feeds, CDATA and entities", async () => {
    const texts = [
      "a_x000D__x000a_b",
      "_x005F_x000D_",
      "_x00_",
      "_xD83D__xDE00_",
      '<t xml:space="preserve">  </t>',
      "1\r\n2",
      "<![CDATA[<v>&amp;]]>x",
      "&#20013;&quot;"
    ];
    const file = book({rows: texts.map((text) => `<row>${inline(text)}</row>`).join("")});
    const expected = ["a\r\nb", "_x000D_", "_x00_", "😀", "  ", "1\n2", "<v>&amp;x", '中"'];
    expect(await cellsOf(file)).toEqual(expected.map((text) => [text]));
  });

  it("leave a number stored as text as it is", async () => {
    const file = book({
      rows: `<row><c t="s"><v>0</v></c><c s="1" t="s"><v>0</v></c><c><v>007</v></c></row>`,
      strings: "<si><t>007</t></si>",
      styles: styles(["yyyy-mm-dd"])
    });
    expect(await cellsOf(file)).toEqual([["007", "007", "7"]]);
  });

  it.each([
    ["20240515001", "20240515001"],
    ["123456789012345678901", "123456789012345678901"],
    ["1.23456789012345E+14", "123456789012345"],
    ["1E+21", "1000000000000000000000"],
    ["0.28999999999999998", "0.29"],
    ["1.1000000000000001", "1.1"],
    ["45427.354166666664", "45427.354166666664"],
    ["0.123456789012345678", "0.12345678901234568"],
    ["2.50", "2.5"],
    ["-0", "0"],
    ["-12.5", "-12.5"],
    ["1E-7", "0.0000001"],
    ["-1.5e-10", "-0.00000000015"],
    [".5", "0.5"],
    ["0x1F", "0x1F"],
    ["1e999", "1e999"]
  ])("numberText(%j) is %j", (raw, text) => {
    expect(numberText(raw)).toBe(text);
  });

  it("numberText never changes the value of a double, nor uses an exponent", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
        for (const raw of [String(value), value.toPrecision(17), value.toExponential()]) {
          expect(Number(numberText(raw))).toBe(value + 0);
          expect(numberText(raw)).not.toMatch(/e/i);
        }
      })
    );
  });
});

describe("dates", () => {
  it("are read in the 1900 system", async () => {
    const file = book({
      rows: dateRow([45427, 45427.354166666664, 59, 60, 61, 1]),
      styles: styles(["yyyy-mm-dd"])
    });
    expect(await cellsOf(file)).toEqual([
      ["2024-05-15", "2024-05-15 08:30:00", "1900-02-28", "1900-02-29", "1900-03-01", "1900-01-01"]
    ]);
  });

  it("are read in the 1904 system", async () => {
    const file = book({
      rows: dateRow([0, 43965, 43965.354166666664, 60]),
      styles: styles(["yyyy-mm-dd"]),
      workbook: '<workbookPr date1904="1"/>'
    });
    expect(await cellsOf(file)).toEqual([["1904-01-01", "2024-05-15", "2024-05-15 08:30:00", "1904-03-01"]]);
  });

  it("agree with the calendar of JavaScript until 9999-12-31", () => {
    const nearby = range(61, 80_000);
    const far = range(0, 30_000).map((i) => 2_958_465 - i * 95);
    const wrong = [...nearby, ...far].filter((serial) => {
      const date = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
      return serialText(String(serial), "date", 1900) !== date;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ["45427.99999999", "date", "2024-05-16"],
    ["45427.123456789", "date", "2024-05-15 02:57:47"],
    ["0.354166666666667", "time", "08:30:00"],
    ["45427.354166666664", "time", "2024-05-15 08:30:00"],
    ["1.5", "elapsed", "36:00:00"],
    ["0.5", "elapsed", "12:00:00"],
    ["-1", "date", "-1"],
    ["2958466", "date", "2958466"],
    ["", "date", ""]
  ] as const)("serialText(%j, %j) is %j", (raw, kind, text) => {
    expect(serialText(raw, kind, 1900)).toBe(text);
  });

  it.each([
    ["2024-05-15", "date", "2024-05-15"],
    ["2024-05-15T00:00:00", "date", "2024-05-15"],
    ["2024-05-15T08:30:00.600Z", "date", "2024-05-15 08:30:01"],
    ["2024-02-29T23:59:59.9", "date", "2024-03-01"],
    ["1899-12-31T08:30:00", "time", "08:30:00"],
    ["08:30:00", "time", "08:30:00"],
    ["soon", "date", "soon"]
  ] as const)("isoText(%j, %j) is %j", (raw, kind, text) => {
    expect(isoText(raw, kind)).toBe(text);
  });

  it.each([
    ["yyyy/m/d;@", "date"],
    ['yyyy"年"m"月"d"日"', "date"],
    ["yyyy年m月d日", "date"],
    ["[$-804]aaaa;@", "date"],
    ["mmm-yy", "date"],
    ["[DBNum1][$-804]m月", "date"],
    ["h:mm AM/PM", "time"],
    ["mm:ss.0", "time"],
    ["[h]:mm:ss", "elapsed"],
    ["[mm]:ss", "elapsed"],
    ["General", "number"],
    ["G/通用格式", "number"],
    ["@", "number"],
    ["0.00E+00", "number"],
    ['#,##0" days"', "number"],
    ["0\\d", "number"],
    ["#,##0_d", "number"],
    ["[Red]-#,##0.00", "number"],
    ['[$¥-804]#,##0.00;[>=1]0"h"', "number"]
  ] as const)("the format %j is of the kind %s", (code, kind) => {
    expect(numberKind(176, code)).toBe(kind);
  });

  it("know the built-in formats", () => {
    const ids = (kind: string) =>
      Array.from({length: 60}, (_, id) => id).filter((id) => numberKind(id) === kind);
    expect([...ids("date"), ...ids("time"), ...ids("elapsed")].sort((a, b) => a - b)).toEqual([
      ...range(14, 22),
      ...range(27, 36),
      ...range(45, 47),
      ...range(50, 58)
    ]);
    expect(ids("elapsed")).toEqual([46]);
    expect(numberKind(14, '0"d"')).toBe("number");
  });
});

describe("rows", () => {
  it("keep their numbers and the places of their cells when sparse", async () => {
    const file = book({
      rows: `<row r="2"><c r="B2"><v>1</v></c><c r="D2" s="0"/><c r="AA2"><v>2</v></c></row><row r="5"/>
        <row><c><v>3</v></c><c r="C6"><v>4</v></c><c><v>5</v></c></row>`
    });
    const rows = await collect(readRows(file, (await readSheets(file))[0]!));
    const wide = Array.from({length: 27}, (_, i) => ({1: "1", 26: "2"})[i] ?? "");
    expect(rows).toEqual([
      {row: 2, cells: wide, hidden: false},
      {row: 5, cells: [], hidden: false},
      {row: 6, cells: ["3", "", "4", "5"], hidden: false}
    ]);
  });

  it("say whether they are hidden", async () => {
    const file = book({rows: `<row hidden="1"><c><v>1</v></c></row><row hidden="true"/><row hidden="0"/>`});
    const rows = await collect(readRows(file, (await readSheets(file))[0]!));
    expect(rows.map(({hidden}) => hidden)).toEqual([true, true, false]);
  });

  it("fill merged ranges from the top-left cell when asked", async () => {
    const file = book({
      rows: `<row r="1">${inline("编号")}${inline("时间")}<c/><c/></row>
        <row r="2"><c r="A2"/>${inline("开始")}${inline("结束")}</row>
        <row r="3">${inline("甲")}<c><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>
        <row r="6"><c r="B6"><v>3</v></c></row><row r="7"><c r="B7"><v>4</v></c></row>
        <row r="10"><c r="A10"><v>5</v></c><c r="B10"><v>6</v></c></row><row r="11"><c r="B11"><v>7</v></c></row>`,
      after: `<mergeCells count="5"><mergeCell ref="A9:A11"/><mergeCell ref="A3:A6"/><mergeCell ref="A1:A2"/><mergeCell ref="B1:D1"/>
        <mergeCell ref="C7:D8"/></mergeCells>`
    });
    const [sheet] = await readSheets(file);
    const filled = await collect(readRows(file, sheet!, {fillMerged: true}));
    expect(filled.map(({row, cells}) => [row, ...cells])).toEqual([
      [1, "编号", "时间", "时间", "时间"],
      [2, "编号", "开始", "结束"],
      [3, "甲", "1"],
      [4, "甲", "2"],
      [6, "甲", "3"],
      [7, "", "4"],
      [10, "5", "6"],
      [11, "", "7"]
    ]);
    expect((await cellsOf(file))[0]).toEqual(["编号", "时间"]);
  });

  it("come the same in batches, and let the file go when the reader stops early", async () => {
    const file = save(
      writeWorkbook([{name: "a", header: ["n"], rows: Array.from({length: 5000}, (_, i) => [i])}])
    );
    const [sheet] = await readSheets(file);
    const batches = await collect(readRowBatches(file, sheet!));
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flat()).toEqual(await collect(readRows(file, sheet!)));
    for await (const {cells} of readRows(file, sheet!)) {
      expect(cells).toEqual(["n"]);
      break;
    }
  });
});

describe("newSheetReader(book)", () => {
  const frame = mostly(
    [
      [`<worksheet xmlns="${MAIN}"><sheetData>`, "</sheetData></worksheet>"],
      [`<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><cols/><sheetData>`, "</sheetData><tail/></worksheet>"],
      [`<worksheet xmlns="${MAIN}"><!-- <sheetData> --><sheetData>`, "</sheetData><a></row></a></worksheet>"],
      [`<worksheet xmlns="${MAIN}"><row></row><sheetData >`, "</sheetData></worksheet>"],
      [`<x:worksheet xmlns:x="${MAIN}"><x:sheetData>`, "</x:sheetData></x:worksheet>"],
      [`<x:worksheet xmlns:x="${MAIN}"><x:sheetData><sheetData>`, "</sheetData></x:sheetData></x:worksheet>"]
    ],
    [[`<worksheet xmlns="${MAIN}"><sheetData>`, "</sheetData>"]]
  );
  const text = mostly(
    [
      "",
      "0",
      "1",
      " 7 ",
      "007",
      "45427.5",
      "中 😀",
      "a&amp;b",
      "&#10;",
      "\r\n",
      ">",
      "_x000D_",
      "_x005F_x000D_"
    ].concat(["<!-- </row> -->", '<![CDATA[</row><row r="8"></row>]]>', '<?p </row><row r="9"></row>?>']),
    ["&bad;", "&amp", "]]>", "\u0001"]
  );
  const reference = mostly(["", ' r="A1"', ' r="C1"', ' r="AA7"'], [' r="ZZZ1"', ' r="1"', ' r="A1" r="B1"']);
  const type = mostly(
    ["", ' t="str"', ' t="b"', ' t="e"', ' t="d"', ' t="inlineStr"', ' s="1"', " t='n'"],
    [' t="s"']
  );
  const formula = mostly(
    ["", "<f>A1&amp;B1</f>", '<f t="shared" ref="A1:A9" si="0"/>', "<f/>"],
    ["<f>A1<B1</f>"]
  );
  const cell = fc.oneof(
    fc.tuple(reference, type, formula, text).map(([r, t, f, v]) => `<c${r}${t}>${f}<v>${v}</v></c>`),
    fc.tuple(reference, text).map(([r, v]) => `<c${r} t="inlineStr"><is><t>${v}</t></is></c>`),
    fc.tuple(reference, text).map(([r, v]) => `<c${r} t="inlineStr"><is><r><t>${v}</t></r></is></c>`),
    mostly(['<c r="B1"/>', '<c r="B1"></c>', '<x:c r="B1"/>', "<e><t>x</t></e>"], ['<c r="B1">'])
  );
  const plainCell = fc.constantFrom(
    '<c r="A1"><v>1</v></c>',
    '<c r="B1" s="1"><v>9</v></c>',
    '<c r="C1" t="s"><v>1</v></c>'
  );
  const attributes = mostly(
    [
      "",
      ' r="3"',
      ' r="3" spans="1:20" hidden="1" x:y="0.25"',
      ' hidden="true"',
      ' spans="1:2" r="5"',
      ' r="3" a=">"'
    ],
    [' r="0"', ' r="3" r="4"', ' r="3" ht="1" ht="1"']
  );
  const rowOf = (cells: fc.Arbitrary<string>) =>
    fc
      .tuple(attributes, fc.array(cells, {maxLength: 3}))
      .map(([names, inside]) => `<row${names}>${inside.join("")}</row>`);
  const between = mostly(
    ["\n  ", "\r\n", '<!-- </row><row r="9"></row> -->', "<row/>", "<x:row></x:row>", "text"],
    ["</row>", "</sheetData><sheetData>", "</sheetData><x:sheetData>"]
  );
  const rows = fc.array(fc.oneof(rowOf(plainCell), rowOf(cell), between), {maxLength: 6});

  const book: RowBook = {file: "a", strings: ["零", "一"], kinds: ["number", "date"], epoch: 1900};

  it.each([
    '<row r="1"><c r="A1"><v>\u0001</v></c></row>',
    '<row r="1"><c r="A1"><v>\u001f</v></c></row>',
    '<row r="1"><c r="A1"><v>]]></v></c></row>',
    '<row r="1"><c r="A1"><v>a\r\nb</v></c></row>',
    `<row>${inline("")}</row><row><e><t>x</t></e></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>y</t></is></c></row>`,
    '<row r="1"><c r="A1" t="inlineStr"><v>1</v></c><c r="B1"><is><t>x</t></is></c></row>',
    '</sheetData><a><row r="8"></row><row r="9"></row></a><sheetData>'
  ])("has no short way where it would read otherwise: %j", (inside) => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData>${inside}</sheetData></worksheet>`;
    expect(shortRows(xml, {book, cuts: []})).toEqual(parsedRows(xml, book));
  });

  it("reads the same with and without its short way, however the text is cut", () => {
    let count = 0;
    fc.assert(
      fc.property(frame, rows, fc.array(fc.nat(60)), ([start, end], inside, cuts) => {
        const xml = `${start}${inside.join("")}${end}`;
        const expected = parsedRows(xml, book);
        expect(shortRows(xml, {book, cuts})).toEqual(expected);
        count += typeof expected === "string" ? 0 : expected.length;
      }),
      {numRuns: 3000}
    );
    expect(count).toBeGreaterThan(1500);
  });
});

describe("countRows(file, sheet)", () => {
  it("counts rows with a value, as the reader does", async () => {
    const rows = [
      "<row><c><v>1</v></c></row>",
      '<row><c t="s"><v>0</v></c></row>',
      '<row><c t="s"><v>1</v></c></row>',
      '<row r="9"><c s="0"/><c><v/></c><c><v></v></c><c><v> </v></c></row>',
      "<row/>",
      "<row><c><f>A1</f></c></row>",
      '<row><c t="str"><v> </v></c></row>',
      `<row>${inline("")}<c t="inlineStr"><is><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>`,
      `<row>${inline("<![CDATA[<v>8</v></c></row><row><c><v>9</v></c></row>]]>")}</row>`,
      `<row><c><is><t>x</t></is></c><c t="inlineStr"><v>x</v></c><c t="inlineStr"><is/></c></row>`,
      "<!-- <row><c><v>9</v></c></row> -->"
    ];
    const strings = '<si><t/><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>x</t></si>';
    const file = book({rows: rows.join("\n"), strings});
    const [sheet] = await readSheets(file);
    expect(await countRows(file, sheet!)).toBe(4);
    expect((await cellsOf(file)).filter((cells) => cells.some(Boolean))).toHaveLength(4);
  });

  it("agrees with the reader on any table", async () => {
    const cell = fc.oneof(fc.constant(""), fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, {maxLength: 4}), {maxLength: 8}), async (rows) => {
        const file = save(writeWorkbook([{name: "a", header: ["x"], rows}]));
        const [sheet] = await readSheets(file);
        const filled = (await cellsOf(file)).filter((cells) => cells.some(Boolean));
        expect(await countRows(file, sheet!)).toBe(filled.length);
      }),
      {numRuns: 50}
    );
  });
});

describe("workbooks", () => {
  it("list their sheets in workbook order, by relationship, with hidden ones and without charts", async () => {
    const file = save(
      zipSync({
        "_rels/.rels": relationships({r: ["officeDocument", "/book/main.xml"]}),
        "book/main.xml": strToU8(
          `<workbook xmlns="${MAIN}" xmlns:rel="${OFFICE}"><sheets><sheet name="乙 &amp; 丙" sheetId="9" rel:id="b"/>
          <sheet name="图" sheetId="2" rel:id="c"/><sheet name="甲" sheetId="1" state="veryHidden" rel:id="a"/></sheets></workbook>`
        ),
        "book/_rels/main.xml.rels": relationships({
          a: ["worksheet", "../other/first.xml"],
          b: ["worksheet", "/book/second.xml"],
          c: ["chartsheet", "chart.xml"]
        }),
        "OTHER/First.xml": strToU8(worksheet("<row><c><v>1</v></c></row>")),
        "book/second.xml": strToU8(worksheet("<row><c><v>2</v></c></row>"))
      })
    );
    const sheets = await readSheets(file);
    expect(sheets).toEqual([
      {name: "乙 & 丙", index: 0, hidden: false, path: "book/second.xml"},
      {name: "甲", index: 1, hidden: true, path: "other/first.xml"}
    ]);
    expect((await collect(readRows(file, sheets[1]!)))[0]!.cells).toEqual(["1"]);
  });

  it("may use the strict namespace and ISO dates", async () => {
    const file = book({
      rows: `<row r="1"><c r="A1" t="d" s="1"><v>2024-05-15T08:30:00</v></c>${inline("严格")}</row>`,
      styles: styles(["yyyy-mm-dd"]),
      namespace: STRICT,
      office: STRICT_OFFICE
    });
    expect(await cellsOf(file)).toEqual([["2024-05-15 08:30:00", "严格"]]);
  });

  it("may use prefixes, and elements of other namespaces are no rows", async () => {
    const rows = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v><other:v>8</other:v></x:c></x:row>
      <other:row><other:c><other:v>9</other:v></other:c></other:row>`;
    const file = book({
      sheet: `<x:worksheet xmlns:x="${MAIN}" xmlns:other="urn:other"><x:sheetData>${rows}</x:sheetData>
        <x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`,
      strings: "<si><t>前缀</t></si>"
    });
    const [sheet] = await readSheets(file);
    const [row, ...others] = await collect(readRows(file, sheet!, {fillMerged: true}));
    expect(row!.cells).toEqual(["前缀", "前缀"]);
    expect(others).toEqual([]);
  });

  it("may bind a prefix beside the default namespace", async () => {
    const rows = "<row><c><v>1</v></c></row><x:row><x:c><x:v>2</x:v></x:c></x:row>";
    const sheet = `<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
    expect(await cellsOf(book({sheet}))).toEqual([["1"], ["2"]]);
  });

  it("may be UTF-16", async () => {
    const sheet = Buffer.from(`\ufeff${worksheet(`<row>${inline("编码😀")}</row>`)}`, "utf16le");
    expect(await cellsOf(book({sheet}))).toEqual([["编码😀"]]);
  });

  it("read text that straddles pieces of the stream", async () => {
    const texts = Array.from({length: 3000}, (_, i) => `${"汉😀é".repeat(i % 40)}${i}`);
    const file = book({rows: texts.map((text) => `<row>${inline(text)}</row>`).join("")});
    expect(await cellsOf(file)).toEqual(texts.map((text) => [text]));
  });
});

describe("refusals", () => {
  const good = writeWorkbook([
    {name: "a", header: ["x"], rows: Array.from({length: 300}, (_, i) => [`行 ${i}`])}
  ]);

  it("refuse what is not a workbook", async () => {
    await expectRefusal(save(strToU8("a,b\n1,2\n")), "not xlsx: ");
    await expectRefusal(save(new Uint8Array()), "not xlsx: ");
    await expectRefusal(save(zipSync({"a.txt": strToU8("a")})), "not xlsx: ");
    const word = {"word/document.xml": strToU8("<document/>")};
    const link = relationships({r: ["officeDocument", "word/document.xml"]});
    await expectRefusal(save(zipSync({...word, "_rels/.rels": link})), "not xlsx: ");
  });

  it("tell encrypted workbooks from old formats", async () => {
    await expectRefusal(save(compoundFile("EncryptedPackage")), "encrypted workbook: ");
    await expectRefusal(save(compoundFile("Workbook")), "old excel format: ");
    await expectRefusal(save(compoundFile("EncryptedPackages")), "old excel format: ");
    await expectRefusal(save(compoundFile("Workbook").subarray(0, 8)), "old excel format: ");
  });

  it("refuse a workbook cut short anywhere", async () => {
    for (let length = 4; length < good.length; length += 97) {
      await expectRefusal(save(good.subarray(0, length)), "truncated workbook: ");
    }
  });

  it("refuse a workbook with damaged bytes", async () => {
    const bytes = Buffer.from(good);
    const at = bytes.indexOf("xl/worksheets/sheet1.xml") + 100;
    bytes[at] = bytes[at]! ^ 0xff;
    await expectRefusal(save(bytes), /^(truncated workbook|invalid xml): /);
    const stored = Buffer.from(zipSync(unzipSync(good), {level: 0}));
    stored.write("行 9", stored.indexOf("行 8"));
    await expectRefusal(save(stored), "truncated workbook: ");
  });

  it("refuse zip bombs by ratio, by size and by total", async () => {
    const rows = "<row><c><v>1</v></c></row>".repeat(20_000);
    const file = book({rows});
    await expectRefusal(file, "zip bomb: ", {ratio: 50, entryBytes: 100_000});
    await expectRefusal(file, "zip bomb: ", {totalBytes: 500_000});
    expect(await countRows(file, (await readSheets(file))[0]!)).toBe(20_000);
    const tolerant = {limits: {ratio: 50, entryBytes: 1_000_000}};
    expect(await readSheets(file, tolerant)).toHaveLength(1);
  });

  it("refuse an entry that inflates past the size it declares", async () => {
    const bytes = Buffer.from(good);
    const at = bytes.lastIndexOf("xl/worksheets/sheet1.xml") - 46; // its central directory header
    bytes.writeUInt32LE(1000, at + 24);
    await expectRefusal(save(bytes), "zip bomb: ");
    bytes.writeUInt32LE(10_000_000, at + 24);
    await expectRefusal(save(bytes), "truncated workbook: ");
  });

  it("refuse invalid XML", async () => {
    await expectRefusal(book({rows: "<row><c></row>"}), "invalid xml: ");
    await expectRefusal(book({sheet: `<worksheet xmlns="${MAIN}"><sheetData><row>`}), "invalid xml: ");
    await expectRefusal(book({rows: "<row>&bomb;</row>"}), "invalid xml: ");
    await expectRefusal(book({sheet: `<!DOCTYPE a [<!ENTITY b "c">]>${worksheet("")}`}), "invalid xml: ");
    await expectRefusal(book({sheet: Buffer.from(worksheet("<row/>é"), "latin1")}), "invalid xml: ");
    await expectRefusal(book({rows: '<row><c t="s"><v>5</v></c></row>'}), "invalid xml: ");
    await expectRefusal(book({rows: '<row r="0"/>'}), "invalid xml: ");
    await expectRefusal(book({rows: '<row><c r="XFE1"/></row>'}), "invalid xml: ");
    await expectRefusal(
      book({rows: "", after: '<mergeCells><mergeCell ref="A"/></mergeCells>'}),
      "invalid xml: "
    );
  });

  it("refuse a sheet that is not there", async () => {
    const file = save(good);
    const [sheet] = await readSheets(file);
    const missing = {...sheet!, path: "xl/worksheets/sheet9.xml"};
    await expect(collect(readRows(file, missing))).rejects.toThrow(/^sheet not found: /);
    await expect(countRows(file, missing)).rejects.toThrow(/^sheet not found: /);
  });
});

describe("writeWorkbook(sheets)", () => {
  it("writes any table of strings so that it reads back equal", async () => {
    const unit = fc.oneof(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\n",
        "\r",
        '"',
        "'",
        "&",
        "<",
        "]]>",
        " ",
        "_x000D_",
        "_x0",
        "\u0001"
      ),
      fc.constantFrom("工单", "😀", "é", "\ud800", "\uffff", "0", "7", ","),
      fc.string({unit: "binary", maxLength: 3})
    );
    const text = fc.array(unit, {maxLength: 6}).map((units) => units.join(""));
    const table = fc.array(fc.array(text, {minLength: 3, maxLength: 3}), {maxLength: 8});
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const file = save(writeWorkbook([{name: "表", header: ["一", "=二", "三"], rows}]));
        const padded = (await cellsOf(file)).map((cells) =>
          Array.from({length: 3}, (_, i) => cells[i] ?? "")
        );
        expect(padded).toEqual([["一", "=二", "三"], ...rows]);
      }),
      {numRuns: 100, examples: [[[["_x0041\u0001", "_x0041\ud800", ""]]]]}
    );
  });

  it("keeps types: text as text, numbers, decimals and booleans as they are", async () => {
    const rows: Cell[][] = [["007", 7, -0.45, true, null, {decimal: "12345678901234567.80"}, "=1+1", " x"]];
    const bytes = writeWorkbook([{name: "a", header: [], rows}]);
    expect((await cellsOf(save(bytes)))[1]).toEqual([
      "007",
      "7",
      "-0.45",
      "TRUE",
      "",
      "12345678901234568",
      "=1+1",
      " x"
    ]);
    const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
    expect(xml).toContain('<c r="A2" s="1" t="inlineStr"><is><t>007</t></is></c><c r="B2"><v>7</v></c>');
    expect(xml).toContain('<c r="F2"><v>12345678901234567.80</v></c>');
    expect(xml).toContain('<t xml:space="preserve"> x</t>');
    expect(xml).not.toContain("<f>");
    expect(strFromU8(unzipSync(bytes)["xl/styles.xml"]!)).toContain('<xf numFmtId="49"');
  });

  it("is byte-identical between runs and time zones", () => {
    const content = (): SheetContent[] => [{name: "a", header: ["x"], rows: [["一"], [2]], widths: [10]}];
    const first = writeWorkbook(content());
    vi.stubEnv("TZ", "America/New_York");
    const second = writeWorkbook(content());
    vi.unstubAllEnvs();
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(Buffer.from(first).readUInt16LE(12)).toBe(0x21); // 1980-01-01
  });

  it("freezes a bold header unless told otherwise, and sets widths", () => {
    const sheet = {name: "a", header: ["x"], rows: [], widths: [8, 20.5]};
    const xml = sheetXmlOf(writeWorkbook([sheet]));
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<c r="A1" s="2" t="inlineStr">');
    expect(xml).toContain('<col min="2" max="2" width="20.5" customWidth="1"/>');
    expect(sheetXmlOf(writeWorkbook([{...sheet, frozen: false}]))).not.toContain("frozen");
  });

  it("writes lists in place, or on a hidden sheet when they are long or hold commas", async () => {
    const long = Array.from({length: 100}, (_, i) => `选项 ${i}`);
    const lists = [
      {column: 1, values: ["高", '"中"', "低"]},
      {column: 2, values: long},
      {column: 27, values: ["a,b"]}
    ];
    const bytes = writeWorkbook([{name: "lists", header: ["x"], rows: [], lists}]);
    const xml = sheetXmlOf(bytes);
    expect(xml).toContain(
      'sqref="B2:B1048576"><formula1>&quot;高,&quot;&quot;中&quot;&quot;,低&quot;</formula1>'
    );
    expect(xml).toContain("<formula1>'lists (2)'!$A$2:$A$101</formula1>");
    expect(xml).toContain(`sqref="AB2:AB1048576"><formula1>'lists (2)'!$B$2:$B$2</formula1>`);
    const file = save(bytes);
    const sheets = await readSheets(file);
    expect(sheets.map(({name, hidden}) => [name, hidden])).toEqual([
      ["lists", false],
      ["lists (2)", true]
    ]);
    const rows = await collect(readRows(file, sheets[1]!));
    expect(rows.map(({cells}) => cells[0] ?? "")).toEqual(["", ...long]);
    expect(rows[1]!.cells).toEqual(["选项 0", "a,b"]);
  });

  it("makes sheet names valid and different", async () => {
    const names = [
      "a/b:c",
      "A_B_C",
      "",
      "'q'",
      "长".repeat(40),
      "长".repeat(40),
      `${"x".repeat(30)}😀`,
      "[1]*?\\\u0001"
    ];
    const file = save(writeWorkbook(names.map((name) => ({name, header: [], rows: []}))));
    expect((await readSheets(file)).map(({name}) => name)).toEqual([
      "a_b_c",
      "A_B_C (2)",
      "Sheet3",
      "q",
      "长".repeat(31),
      `${"长".repeat(27)} (2)`,
      "x".repeat(30),
      "_1_____"
    ]);
  });

  it("throws on what Excel cannot hold", () => {
    const write = (cell: Cell) => () => writeWorkbook([{name: "a", header: [], rows: [[cell]]}]);
    expect(write(Number.NaN)).toThrow("a: invalid number: A2: NaN");
    expect(write({decimal: "1/2"})).toThrow("a: invalid number: A2: 1/2");
    expect(write("x".repeat(32_768))).toThrow("a: text too long: A2");
    expect(() => writeWorkbook([])).toThrow("missing sheets");
    expect(() =>
      writeWorkbook([{name: "a", header: [], rows: [], lists: [{column: 0, values: []}]}])
    ).toThrow("missing list values");
  });

  it("names columns as Excel does", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    for (let column = 0; column < 16_384; ++column) expect(columnOf(`${columnName(column)}7`)).toBe(column);
  });
});

function mostly<T>(usual: T[], seldom: T[]): fc.Arbitrary<T> {
  return fc.oneof(
    {weight: 15, arbitrary: fc.constantFrom(...usual)},
    {weight: 1, arbitrary: fc.constantFrom(...seldom)}
  );
}

type RowBook = Parameters<typeof newSheetReader>[0];

function parsedRows(xml: string, book: RowBook): Row[] | string {
  const rows = newRowReader(book);
  return attempt(() => {
    newParser(book.file, rows).write(xml).close();
    return rows.take();
  });
}

function shortRows(xml: string, {book, cuts}: {book: RowBook; cuts: number[]}): Row[] | string {
  const reader = newSheetReader(book);
  return attempt(() => {
    let at = 0;
    for (const length of cuts) {
      reader.write(xml.slice(at, at + length));
      at += length;
    }
    reader.write(xml.slice(at));
    reader.close();
    return reader.take();
  });
}

function attempt<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return (error as Error).message.split(":")[0]!;
  }
}

type Book = {
  rows?: string;
  sheet?: string | Buffer;
  after?: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  namespace?: string;
  office?: string;
};

function book({rows = "", after = "", namespace = MAIN, office = OFFICE, ...parts}: Book): string {
  const sheet = parts.sheet ?? worksheet(rows, {after, namespace});
  return save(
    zipSync({
      "_rels/.rels": relationships({r: ["officeDocument", "xl/workbook.xml"]}, office),
      "xl/workbook.xml": strToU8(
        `<workbook xmlns="${namespace}" xmlns:r="${office}">${parts.workbook ?? ""}<sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>`
      ),
      "xl/_rels/workbook.xml.rels": relationships(
        {
          s: ["worksheet", "worksheets/sheet1.xml"],
          t: ["sharedStrings", "sharedStrings.xml"],
          u: ["styles", "styles.xml"]
        },
        office
      ),
      "xl/worksheets/sheet1.xml": typeof sheet === "string" ? strToU8(sheet) : sheet,
      "xl/sharedStrings.xml": strToU8(`<sst xmlns="${namespace}">${parts.strings ?? ""}</sst>`),
      "xl/styles.xml": strToU8(`<styleSheet xmlns="${namespace}">${parts.styles ?? ""}</styleSheet>`)
    })
  );
}

function worksheet(rows: string, {after = "", namespace = MAIN} = {}): string {
  return `<?xml version="1.0"?><worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function relationships(links: Record<string, [string, string]>, office = OFFICE): Uint8Array {
  const items = Object.entries(links).map(
    ([id, [kind, target]]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  );
  return strToU8(`<Relationships xmlns="${PACKAGE}">${items.join("")}</Relationships>`);
}

function styles(codes: string[]): string {
  const formats = codes.map((code, i) => `<numFmt numFmtId="${176 + i}" formatCode="${code}"/>`);
  const cells = codes.map((_, i) => `<xf numFmtId="${176 + i}"/>`);
  return `<numFmts>${formats.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs>
    <dxfs><dxf><numFmt numFmtId="176" formatCode="0"/></dxf></dxfs>`;
}

function dateRow(serials: number[]): string {
  return `<row>${serials.map((serial) => `<c s="1"><v>${serial}</v></c>`).join("")}</row>`;
}

function inline(text: string): string {
  return `<c t="inlineStr"><is>${text.startsWith("<t") ? text : `<t>${text}</t>`}</is></c>`;
}

function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(512 * 300);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.write(stream, 512 * 290 + 128, "utf16le");
  return bytes;
}

function sheetXmlOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
}

function range(from: number, to: number): number[] {
  return Array.from({length: to - from + 1}, (_, i) => from + i);
}

let saved = 0;

function save(bytes: Uint8Array): string {
  const file = join(folder, `${++saved}.xlsx`);
  writeFileSync(file, bytes);
  return file;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function cellsOf(file: string): Promise<string[][]> {
  const [sheet] = await readSheets(file);
  const rows = await collect(readRows(file, sheet!));
  return rows.map(({cells}) => cells);
}

async function readAll(file: string, limits: Partial<Limits>): Promise<void> {
  for (const sheet of await readSheets(file, {limits})) {
    await collect(readRows(file, sheet, {fillMerged: true, limits}));
  }
}

async function expectRefusal(
  file: string,
  start: string | RegExp,
  limits: Partial<Limits> = {}
): Promise<void> {
  const error = await readAll(file, limits).then(
    () => new Error("was read"),
    (cause: Error) => cause
  );
  if (typeof start === "string") expect(error.message).toMatch(new RegExp(`^${start}${file}`));
  else expect(error.message).toMatch(start);
}
