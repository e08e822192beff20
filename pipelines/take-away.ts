// the one door of the pages to the pipelines, as service-value/take-away: it must run in a browser
export {csvLine, inert} from "./csv.ts";
export {writeWorkbook} from "./xlsx/write.ts";
