/**
 * Returns what a customer's people must see to, earliest first: tickets still open, contracts about to end without a
 * renewal, opportunities open past their date: {kind, id, level, date, isPast}.
 */
export function dueOf({run, contracts, opportunities, tickets}) {
  const open = tickets.filter(({status}) => status === "open" || status === "overdue");
  const ending = contracts.filter(
    ({is_expiring, renewal_state}) => is_expiring && renewal_state !== "renewed"
  );
  const late = opportunities.filter(({status, is_overdue}) => status === "open" && is_overdue);
  return [
    ...open.map((row) => one("ticket", row.ticket_id, row.resolution_due_at ?? row.submitted_at, row.level)),
    ...ending.map((row) => one("contract", row.contract_id, row.end_date)),
    ...late.map((row) => one("opportunity", row.opportunity_id, row.expected_signed_date))
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));

  function one(kind, id, time, level) {
    const date = time.slice(0, 10);
    return {kind, id, level, date, isPast: date < run.as_of};
  }
}
