import {describe, expect, it} from "vitest";
import {findEntries} from "../dashboards/components/search/find.js";
import {pageEntries} from "../pipelines/site/search.ts";

function entry(title: string, text = "") {
  return {title, text, about: "", path: `${title}.html`};
}

describe("findEntries(entries, query)", () => {
  const entries = [
    entry("时效 › 用了多久", "问题解决及时率按级别列出"),
    entry("问题解决及时率 M-08", "resolution on time"),
    entry("健康度", "Health"),
    entry("客户", "健康度等级在此")
  ];
  const titles = (query: string) => findEntries(entries, query).map(({title}) => title);

  it("finds a Chinese word within a sentence, titles first", () => {
    expect(titles("及时率")).toEqual(["问题解决及时率 M-08", "时效 › 用了多久"]);
    expect(titles("健康度")).toEqual(["健康度", "客户"]);
  });

  it("minds neither width nor case, and wants every word", () => {
    expect(titles("ｍ－０８")).toEqual(["问题解决及时率 M-08"]);
    expect(titles("ON time")).toEqual(["问题解决及时率 M-08"]);
    expect(titles("及时率 health")).toEqual([]);
    expect(titles("  ")).toEqual([]);
  });
});

describe("pageEntries(pages, lang)", () => {
  const pages = new Map([
    [
      "health.html",
      `<main id="m"><h1 id="健康度">健康度</h1><p>每季 &amp; 每年</p><h2 id="等级">等级</h2><div><observablehq-loading>9 %</observablehq-loading></div>正文</main>`
    ],
    ["en/health.html", `<main><h1 id="health">Health</h1></main>`]
  ]);

  it("has each page under its titles in both languages, and each section with its prose but no figure", () => {
    expect(pageEntries(pages, "zh")).toEqual([
      {title: "健康度", about: "每季 & 每年", text: "Health 每季 & 每年", path: "health.html"},
      {title: "健康度 › 等级", about: "正文", text: "正文", path: "health.html#等级"}
    ]);
    expect(pageEntries(pages, "en").map(({text, path}) => [text, path])).toEqual([
      ["健康度 ", "en/health.html"]
    ]);
  });
});
