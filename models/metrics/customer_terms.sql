-- One row per customer and quarter of customer_quarters that has contracts: what was renewed, added, and still runs.
-- view
with

customer_quarters as (
    select customer_id, period_start, last_day from metrics.customer_quarters
),

contract_ends as (
    select * from metrics.contract_ends
),

settings as (
    select value as tenure_gaps from policy.settings where name = 'tenure_gaps'
),

-- days on which nothing ran: from the end of all that began before to the next beginning, or for good
edges as (
    select
        customer_id,
        max(coalesce(end_date, date '9999-12-30')) over earlier + 1 as gap_from,
        coalesce(lead(least(signed_date, start_date)) over ordered, date '9999-12-31') as gap_to
    from contract_ends
    window
        ordered as (partition by customer_id order by least(signed_date, start_date), contract_id),
        earlier as (ordered rows between unbounded preceding and current row)
),

gaps as (
    select
        customer_quarters.customer_id,
        customer_quarters.period_start,
        sum(greatest(least(gap_to, last_day + 1) - gap_from, 0))::integer as gap_days
    from customer_quarters
    inner join edges on customer_quarters.customer_id = edges.customer_id
    where gap_from < gap_to and gap_from <= last_day
    group by all
),

counted as (
    select
        quarters.customer_id,
        quarters.period_start,
        quarters.last_day,
        min(signed_date) as first_signed_date,
        count_if(end_date > year_before and end_date <= last_day) as count_due,
        count_if(end_date > year_before and end_date <= last_day and is_renewed) as count_renewed,
        bool_and(is_renewed is not null) as is_renewal_known,
        count_if(signed_date > year_before and kind in ('upsell', 'repeat')) as count_upsells,
        sum(amount) filter (where signed_date > year_before and kind in ('upsell', 'repeat')) as upsell_amount,
        count_if(end_date is null or end_date >= last_day) as count_running,
        sum(amount) filter (where end_date is null or end_date >= last_day) as running_amount,
        min(end_date) filter (where end_date >= last_day) as next_end_date
    from (
        select *, (last_day - interval 1 year)::date as year_before from customer_quarters
    ) as quarters
    inner join contract_ends
        on quarters.customer_id = contract_ends.customer_id
        and contract_ends.signed_date <= quarters.last_day
    group by quarters.customer_id, quarters.period_start, quarters.last_day
),

final as (
    select
        counted.customer_id,
        counted.period_start,
        first_signed_date,
        count_due as count_due_contracts,
        count_renewed,
        if(is_renewal_known, count_renewed / nullif(count_due, 0), null) as renewal_ratio,
        count_upsells,
        if(count_upsells = 0, 0, upsell_amount)::decimal(18, 2) as upsell_amount,
        count_running,
        running_amount::decimal(18, 2) as running_amount,
        next_end_date,
        date_sub(
            'month',
            first_signed_date,
            counted.last_day + 1 - if(tenure_gaps = 'subtract', coalesce(gap_days, 0), 0)
        ) as tenure_months
    from counted
    cross join settings
    left join gaps using (customer_id, period_start)
)

select * from final
