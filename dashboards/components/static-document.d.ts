export type StaticElement = {
  setAttribute(name: string, value: string): void;
  addEventListener(): void;
  append(...nodes: (StaticElement | string)[]): void;
  toString(): string;
};
type StaticDocument = {
  createElement(tag: string): StaticElement;
  createElementNS(namespace: string, tag: string): StaticElement;
};
export function staticDocument(): StaticDocument;
