-- One row per customer and year of free expert service: what it cost, beside what came of it within the window.
with

deliveries as (
    select customer_id, item_date, amount, seconds, reason
    from metrics.money_items
    where category = 'free_expert' and customer_id is not null
),

born as (
    select opportunity_id, customer_id, created_at, won_at, amount, won_amount, is_amount_estimated
    from marts.opportunities
    where is_service_born and created_at is not null
),

window_days as (
    select value::integer as days from policy.settings where name = 'expert_window_days'
),

clock as (
    select * from policy.clock
),

-- an opportunity counts once: with the last delivery before it
credited as (
    select born.*, max(deliveries.item_date) as service_date
    from born
    cross join window_days
    inner join deliveries
        on born.customer_id = deliveries.customer_id
        and born.created_at::date between deliveries.item_date and deliveries.item_date + window_days.days
    group by all
),

returned as (
    select
        customer_id,
        year(service_date) as year,
        count(*)::integer as count_incubated,
        sum(if(is_amount_estimated, null, amount))::decimal(18, 2) as incubated_amount,
        count(*) filter (where won_at <= service_date + days)::integer as count_won,
        sum(won_amount) filter (where won_at <= service_date + days)::decimal(18, 2) as won_amount
    from credited
    cross join window_days
    group by customer_id, year(service_date)
),

-- the change of the same customer's scores in that year: points, and never money; a single person's is told to nobody
uplifts as (
    select
        customer_id,
        year(period_start) as year,
        max(uplift) filter (where degree = 'closeness') as closeness_uplift,
        max(uplift) filter (where degree = 'solution') as solution_uplift,
        max(uplift) filter (where degree = 'price') as price_uplift,
        max(count_matched_persons) as count_matched_persons,
        max(count_active_persons) as count_active_persons
    from marts.relationship_uplift
    where period_grain = 'year' and not is_hidden
    group by customer_id, year(period_start)
),

invested as (
    select
        customer_id,
        year(item_date) as year,
        count(*)::integer as count_services,
        count(*) filter (where reason is not null)::integer as count_uncosted,
        (sum(seconds) / 3600)::double as hours,
        sum(amount)::decimal(18, 2) as cost_amount,
        max(item_date) as last_date
    from deliveries
    group by customer_id, year(item_date)
),

final as (
    select
        invested.* replace (invested.year::integer as year),
        coalesce(returned.count_incubated, 0) as count_incubated,
        case when count_incubated is null then 0 else returned.incubated_amount end::decimal(18, 2) as incubated_amount,
        coalesce(returned.count_won, 0) as count_won,
        case when coalesce(count_won, 0) = 0 then 0 else returned.won_amount end::decimal(18, 2) as won_amount,
        closeness_uplift,
        solution_uplift,
        price_uplift,
        coalesce(count_matched_persons, 0)::integer as count_matched_persons,
        count_active_persons::integer as count_active_persons,
        window_days.days as window_days,
        last_date + window_days.days > clock.as_of as is_window_open
    from invested
    cross join window_days
    cross join clock
    left join returned on invested.customer_id = returned.customer_id and invested.year = returned.year
    left join uplifts on invested.customer_id = uplifts.customer_id and invested.year = uplifts.year
)

select * from final
