export function lineOf(places: ([number, number] | null)[]): string;
