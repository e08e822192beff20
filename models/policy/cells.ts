import {z} from "zod";

/** What a cell of a policy table may hold. */
export const day = z.string().date();
const optionalDay = z.union([day, z.literal("").transform(() => null)]);
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");
export const text = z.string().min(1);
export const count = z.string().regex(/^\d+$/).transform(Number);
export const share = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
  .pipe(z.number().max(1));
export const zone = z.string().refine(isZone, "unknown time zone");
export const dated = {valid_from: optionalDay, valid_to: optionalDay};

/** Returns whether a name is that of an IANA time zone. */
function isZone(name: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC";
}
