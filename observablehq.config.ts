import {footer, head, header, languages, pages} from "./dashboards/components/layout.js";

type Page = {title: string; path: string};

export default {
  root: "dashboards",
  output: process.env.SERVICE_VALUE_SITE_OUTPUT ?? "dist", // pipelines/site.ts builds beside the last good site
  title: "service-value",
  pages: languages.flatMap((lang) => pages.map((page) => ({name: page.title[lang], path: page.path[lang]}))),
  style: "style.css",
  globalStylesheets: [], // the default asks Google for fonts
  preserveExtension: true, // links work on any file server
  sidebar: false,
  pager: false,
  toc: false,
  search: false,
  head,
  header: ({path}: Page) => header(path),
  footer: ({path}: Page) => footer(path),
  markdownIt: withHanAnchors
};

type Token = {type: string; content: string; attrSet(name: string, value: string): void};
type Markdown = {core: {ruler: {push(name: string, rule: (state: {tokens: Token[]}) => void): void}}};

// Framework's own anchors drop every Han character
function withHanAnchors<M extends Markdown>(markdown: M): M {
  markdown.core.ruler.push("han_anchors", ({tokens}) => {
    for (const [index, token] of tokens.entries())
      if (token.type === "heading_open") token.attrSet("id", anchorOf(tokens[index + 1]!.content));
  });
  return markdown;
}

function anchorOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-");
}
