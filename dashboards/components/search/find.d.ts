export type Entry = {title: string; text: string; about: string; path: string};
export function findEntries(entries: Entry[], query: string): Entry[];
