-- One row per customer or group, period and degree with enough matched persons: a 90 % interval of its uplift.
with

person_changes as (
    select * from metrics.person_changes where is_matched
),

uplift_groups as (
    select * from metrics.uplift_groups where uplift is not null
),

settings as (
    select
        any_value(try_cast(value as integer)) filter (where name = 'uplift_min_persons') as min_persons,
        any_value(try_cast(value as integer)) filter (where name = 'uplift_draws') as draws,
        any_value(try_cast(value as integer)) filter (where name = 'uplift_seed') as seed,
        any_value(value) filter (where name = 'uplift_weights') as weights
    from policy.settings
),

-- of a customer persons are drawn; of a group whole customers, since persons of one customer move together
units as (
    select
        'customer' as dimension, customer_id as dimension_value, period_grain, period_start, degree,
        person_key as unit, 1 as count_persons, (score_end - score_start) * 1000000 as change
    from person_changes
    union all
    select
        dimension, dimension_value, period_grain, period_start, degree,
        customer_id, count_matched, round(uplift * 1000000000)::bigint
    from uplift_groups
),

cells as (
    select
        dimension, dimension_value, period_grain, period_start, degree,
        hash(seed, dimension, dimension_value, period_start, degree) as stream,
        list(change order by unit) as changes,
        count(*) as count_units,
        sum(change)::bigint as total,
        sum(change::hugeint * change::hugeint) as squares
    from units
    cross join settings
    where dimension <> 'customer' or weights = 'equal'
    group by all
    having sum(count_persons) >= any_value(min_persons) and count(*) >= 4 and min(change) < max(change)
),

-- hash() of the pinned engine: the same draws for the same seed on every machine
draws as (
    select
        cells.* exclude (changes, squares),
        draw,
        list_sum(list_transform(
            range(count_units),
            lambda place: changes[1 + (hash(stream, draw, place) % count_units)::bigint]
        ))::bigint - total as deviation
    from (
        select *, unnest(range(draws)) as draw from cells cross join settings where count_units <= 100
    ) as cells
),

quantiles as (
    select
        dimension, dimension_value, period_grain, period_start, degree, count_units, total,
        quantile_cont(deviation, 0.05) as low,
        quantile_cont(deviation, 0.95) as high
    from draws
    group by all
    union all
    -- the sum of so many draws is normal with the spread of the units: nothing is left to be drawn
    select
        dimension, dimension_value, period_grain, period_start, degree, count_units, total,
        -1.6448536269514722 * sqrt(squares - total::hugeint * total / count_units),
        1.6448536269514722 * sqrt(squares - total::hugeint * total / count_units)
    from cells
    where count_units > 100
),

-- few draws from few units spread too little: widened by what Student's t with n − 1 degrees exceeds the normal
widened as (
    select
        *,
        sqrt(count_units / (count_units - 1)) * (
            1 + 0.926386 / (count_units - 1) + 0.863422 / (count_units - 1) ** 2 + 0.597622 / (count_units - 1) ** 3
        ) as factor
    from quantiles
),

final as (
    select
        dimension, dimension_value, period_grain, period_start, degree,
        count_units::integer as count_units,
        (total + factor * low) / (1000000000 * count_units) as uplift_low,
        (total + factor * high) / (1000000000 * count_units) as uplift_high
    from widened
)

select * from final
