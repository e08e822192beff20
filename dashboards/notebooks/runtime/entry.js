// What a built notebook carries: Notebook Kit's runtime over our library in place of its own, which asks a CDN.
export {define} from "@observablehq/notebook-kit/runtime";
