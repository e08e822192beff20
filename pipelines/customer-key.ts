import {type DuckDBConnection, DuckDBScalarFunction, VARCHAR} from "@duckdb/node-api";

/** A name's identity: NFKC, no white space, one kind of brackets; the legal suffix stays. */
export function customerKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[〔【［[{]/g, "(")
    .replace(/[〕】］\]}]/g, ")")
    .replace(/\s+/g, "");
}

/** SQL for a name's identity: what letters, digits and Han need costs no call. */
export function customerKeySql(raw: string): string {
  return `case when regexp_full_match(${raw}, '[A-Za-z0-9\\x{4e00}-\\x{9fff}]*') then ${raw}
      when regexp_full_match(${raw}, '[A-Za-z0-9()（）\\x{4e00}-\\x{9fff}]*') then replace(replace(${raw}, '（', '('), '）', ')')
      else customer_key(${raw}) end`;
}

/** Makes `customer_key` a function of SQL on the connection's database. */
export function registerCustomerKey(connection: DuckDBConnection): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: "customer_key",
      returnType: VARCHAR,
      parameterTypes: [VARCHAR],
      mainFunction(_, input, output) {
        const names = input.getColumnVector(0);
        for (let i = 0; i < input.rowCount; i++) {
          const name = names.getItem(i) as string | null;
          output.setItem(i, name === null ? null : customerKey(name));
        }
        output.flush();
      }
    })
  );
}
