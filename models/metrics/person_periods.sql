-- One row per key person, degree and period, from its customer's first score on: whether it was in post.
-- view
with

person_scores as (
    select * from metrics.person_scores
),

key_persons as (
    select * from warehouse.key_persons
),

periods as (
    select
        period_grain,
        period_start,
        least(period_start + if(period_grain = 'year', interval 1 year, interval 3 month) - interval 1 day, as_of)::date
            as period_end,
        (period_start - if(period_grain = 'year', interval 1 year, interval 3 month))::date as previous_start
    from metrics.periods
    cross join policy.clock
    where period_grain in ('quarter', 'year')
),

listed as (
    select
        customer_id,
        coalesce(key_person_id, person_hash) as person_key,
        max(influence_weight) as influence_weight,
        coalesce(min(joined_date), date '0001-01-01') as joined_date,
        coalesce(max(left_date), if(bool_or(is_active = false), date '0001-01-01', date '9999-12-31')) as left_date
    from key_persons
    where customer_id is not null and coalesce(key_person_id, person_hash) is not null
    group by all
),

scored as (
    select customer_id, person_key, min(scored_date) as first_date, max(scored_date) as last_date
    from person_scores
    group by all
),

-- whom no list knows is taken as active in the periods in which somebody scores it
persons as (
    select
        coalesce(listed.customer_id, scored.customer_id) as customer_id,
        coalesce(listed.person_key, scored.person_key) as person_key,
        listed.person_key is not null as is_listed,
        influence_weight,
        joined_date,
        left_date,
        first_date
    from listed
    full join scored on listed.customer_id = scored.customer_id and listed.person_key = scored.person_key
),

person_periods as (
    select persons.* exclude (joined_date, first_date), periods.*, degrees.degree
    from persons
    inner join periods
        on coalesce(joined_date, first_date) <= periods.period_end
        and coalesce(left_date, date '9999-12-31') > periods.period_start
    cross join (values ('closeness'), ('solution'), ('price')) as degrees (degree)
    semi join scored on persons.customer_id = scored.customer_id and scored.first_date <= periods.period_end
)

select * from person_periods
