import {type Fault, fault, type Line} from "./policy-lines.ts";

/** Returns what is wrong with appraisal schemes that no single row shows: weights that are not 100, a rule without its numbers. */
export function schemeFaults({role_kpis = [], kpis = [], kpi_bands = []}: Record<string, Line[]>): Fault[] {
  return [
    ...kpis.flatMap((line) => ruleFaults(line, kpi_bands)),
    ...role_kpis.flatMap((line) => periodFaults(line, kpis)),
    ...weightFaults(role_kpis)
  ];
}

function ruleFaults({file, line, row}: Line, bands: Line[]): Fault[] {
  const code = String(row.kpi_code);
  const needsSteps = row.rule === "deduction" && (row.step === null || row.points_per_step === null);
  const needsBands = row.rule === "band" && !bands.some((band) => band.row.kpi_code === code);
  return [
    ...(needsSteps ? [fault(file, line, "fault_no_steps", {code})] : []),
    ...(needsBands ? [fault(file, line, "fault_no_bands", {code})] : []),
    ...(Number(row.floor) > Number(row.cap) ? [fault(file, line, "fault_floor_above_cap", {code})] : [])
  ];
}

// a target of a quarter is three times that of a month: which it is must be said
function periodFaults({file, line, row}: Line, kpis: Line[]): Fault[] {
  const kpi = kpis.find((one) => one.row.kpi_code === row.kpi_code);
  if (!kpi?.row.is_prorated || row.target === null || row.target_period !== "") return [];
  return [fault(file, line, "fault_no_target_period", {code: String(row.kpi_code)})];
}

// on every day on which a row of the post begins to count or has ceased to
function weightFaults(lines: Line[]): Fault[] {
  const roles = new Map<string, Line[]>();
  for (const line of lines) {
    const role = String(line.row.role);
    roles.set(role, [...(roles.get(role) ?? []), line]);
  }
  return [...roles].flatMap(([role, own]) => {
    const days = [...new Set(own.flatMap(({row}) => [fromOf(row), dayAfter(row.valid_to)]))].sort();
    const wrong = days.map((day) => ({day, valid: own.filter(({row}) => isValid(row, day))}));
    const found = wrong.find(({valid}) => valid.length > 0 && sumOf(valid) !== 1_000_000);
    if (!found) return [];
    const {day, valid} = found;
    const {file, line} = valid[0]!;
    const told = {
      role,
      sum: sumOf(valid) / 10_000,
      day: day === first ? "" : day,
      lines: valid.map((one) => one.line).join(", ")
    };
    return [fault(file, line, day === first ? "fault_weights" : "fault_weights_from", told)];
  });
}

const first = "0001-01-01";

function fromOf(row: Line["row"]): string {
  return String(row.valid_from ?? first);
}

function dayAfter(day: Line["row"][string] | undefined): string {
  if (typeof day !== "string") return "9999-12-31";
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function isValid(row: Line["row"], day: string): boolean {
  return fromOf(row) <= day && day <= String(row.valid_to ?? "9999-12-31");
}

// ten-thousandths: weights have at most four decimals, and their sum is exact
function sumOf(lines: Line[]): number {
  return lines.reduce((sum, {row}) => sum + Math.round(Number(row.weight) * 10_000), 0);
}
