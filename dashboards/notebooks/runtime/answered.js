/**
 * Returns the rows of an answered query as a notebook uses them: dates and times as Date in UTC, decimals as numbers. The
 * names and types of its columns are in `columns`.
 */
export function answered({names, types, rows}) {
  const columns = names.map((name, i) => ({name, type: types[i]}));
  const read = rows.map((row) =>
    Object.fromEntries(columns.map(({name, type}, i) => [name, readCell(row[i], type)]))
  );
  return Object.assign(read, {columns});
}

function readCell(value, type) {
  if (value === null) return null;
  if (type === "DATE") return new Date(`${value}T00:00:00Z`);
  if (type.startsWith("TIMESTAMP")) return new Date(`${value.replace(" ", "T")}Z`);
  return type.startsWith("DECIMAL") ? Number(value) : value;
}
