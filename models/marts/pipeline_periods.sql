-- One row per period and scope with how the open pipeline became what it is: opening, in, changed, out, closing.
with

history as (
    select * from warehouse.opportunity_history
),

opportunities as (
    select * from marts.opportunities
),

periods as (
    select * from metrics.periods
),

clock as (
    select * from policy.clock
),

-- of each month the last picture, and that of the month before which something was known
month_ends as (
    select
        history.opportunity_id,
        date_trunc('month', history.known_from)::date as month,
        arg_max({'status': history.status, 'amount': history.amount}, history.known_from) as last
    from history
    cross join clock
    where history.known_from < clock.ends_at
    group by history.opportunity_id, month
),

steps as (
    select
        month_ends.opportunity_id,
        month,
        last.status as status,
        last.amount as amount,
        lag(last.status) over by_month as status_before,
        lag(last.amount) over by_month as amount_before,
        lag(month) over by_month is null as is_first
    from month_ends
    window by_month as (partition by opportunity_id order by month)
),

-- a loss is taken off as it last stood: a CRM that sets it to 0 has not lost nothing
valued as (
    select
        *,
        coalesce(status_before = 'open', false) as was_open,
        coalesce(status = 'open', false) as is_open,
        coalesce(amount_before, 0) as before_yuan,
        case
            when status in ('lost', 'void') then coalesce(nullif(amount, 0), amount_before, 0)
            else coalesce(amount, amount_before, 0)
        end as yuan
    from steps
),

flows as (
    select
        opportunity_id,
        month,
        (is_first and status is not null and status <> 'void') as is_new,
        (not is_first and not was_open and is_open) as is_reopened,
        ((was_open or is_first) and status = 'won') as is_won,
        ((was_open or is_first) and status = 'lost') as is_lost,
        (was_open and (status = 'void' or status is null)) as is_void,
        if(was_open, yuan - before_yuan, 0) as growth,
        yuan
    from valued
),

scoped as (
    select flows.*, unnest(if(opportunities.basis = 'sourced', ['all', 'sourced'], ['all'])) as scope
    from flows
    inner join opportunities on flows.opportunity_id = opportunities.opportunity_id
),

monthly as (
    select
        scope,
        month,
        count(*) filter (where is_new) as count_new,
        count(*) filter (where is_reopened) as count_reopened,
        count(*) filter (where is_won) as count_won,
        count(*) filter (where is_lost) as count_lost,
        count(*) filter (where is_void) as count_void,
        coalesce(sum(yuan) filter (where is_new), 0) as new_amount,
        coalesce(sum(yuan) filter (where is_reopened), 0) as reopened_amount,
        coalesce(sum(growth) filter (where growth > 0), 0) as growth_amount,
        coalesce(-sum(growth) filter (where growth < 0), 0) as shrink_amount,
        coalesce(sum(yuan) filter (where is_won), 0) as won_amount,
        coalesce(sum(yuan) filter (where is_lost), 0) as lost_amount,
        coalesce(sum(yuan) filter (where is_void), 0) as void_amount
    from scoped
    group by scope, month
),

scopes as (
    select distinct scope from monthly
),

summed as (
    select
        scopes.scope,
        periods.period_grain,
        periods.period_start,
        periods.period,
        coalesce(sum(columns('^count_')), 0)::integer,
        coalesce(sum(columns('_amount$')), 0)::decimal(18, 2)
    from periods
    cross join scopes
    left join monthly
        on scopes.scope = monthly.scope
        and periods.period_start = date_trunc(periods.period_grain, monthly.month)::date
    group by all
),

running as (
    select
        *,
        (sum(new_amount + reopened_amount + growth_amount - shrink_amount - won_amount - lost_amount - void_amount)
            over passed)::decimal(18, 2) as closing_amount,
        (sum(count_new + count_reopened - count_won - count_lost - count_void) over passed)::integer as count_closing
    from summed
    window passed as (partition by scope, period_grain order by period_start rows unbounded preceding)
),

final as (
    select
        *,
        coalesce(lag(closing_amount) over in_order, 0)::decimal(18, 2) as opening_amount,
        coalesce(lag(count_closing) over in_order, 0) as count_opening
    from running
    window in_order as (partition by scope, period_grain order by period_start)
)

select * from final
