const order = ["L1", "L2", "headline", "L3"]; // then the company's own, then all

/** Compares two rows by level: the headline's before their sum, all at the end. */
export function byLevel(a, b) {
  return rank(a) - rank(b) || (a.level < b.level ? -1 : 1);
}

function rank({level}) {
  if (level === "all") return order.length + 1;
  return order.includes(level) ? order.indexOf(level) : order.length;
}
