type Rows = Record<string, unknown>[];
export function dueOf(customer: {
  run: {as_of: string};
  contracts: Rows;
  opportunities: Rows;
  tickets: Rows;
}): {kind: string; id: string; level?: string; date: string; isPast: boolean}[];
