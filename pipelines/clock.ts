/** Returns the present instant, or the one `SERVICE_VALUE_NOW` pins (ISO with offset). */
export function now(): Date {
  const pinned = process.env.SERVICE_VALUE_NOW;
  if (!pinned) return new Date();
  const date = new Date(pinned);
  if (Number.isNaN(date.getTime())) throw new Error(`invalid SERVICE_VALUE_NOW: ${pinned}`);
  return date;
}

/** Returns the wall time of an instant in a zone, `2024-05-15 09:15:00`. */
export function localTime(instant: Date, zone: string): string {
  return instant.toLocaleString("sv-SE", {timeZone: zone});
}

/** Returns the instant with the zone's offset, `2024-05-15T09:15:00+08:00`. */
export function offsetTime(instant: Date, zone: string): string {
  const name = new Intl.DateTimeFormat("en", {timeZone: zone, timeZoneName: "longOffset"})
    .formatToParts(instant)
    .find((part) => part.type === "timeZoneName")!.value;
  const offset = name === "GMT" ? "+00:00" : name.slice(3);
  return `${localTime(instant, zone).replace(" ", "T")}${offset}`;
}
