type LateRow = {
  position: number;
  state: string;
  measure: string;
  level: string | null;
  customer_name: string | null;
  due_at: string;
  late_minutes: number | null;
};
export const lateOrders: Record<string, (a: LateRow, b: LateRow) => number>;
type Wanted = {state?: string; measure?: string; level?: string; order?: string};
export function lateRows<Row extends LateRow>(rows: Row[], wanted?: Wanted): Row[];
