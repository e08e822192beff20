-- One row per period, degree and group of customers: the mean uplift of its customers with its interval and coverage.
with

uplift_groups as (
    select * from metrics.uplift_groups
),

uplift_intervals as (
    select * from metrics.uplift_intervals
),

customer_roles as (
    select * from warehouse.customer_roles
),

counted as (
    select
        period_grain,
        period_start,
        dimension,
        dimension_value,
        degree,
        any_value(period_end) as period_end,
        count(*) as count_customers,
        count(uplift) as count_uplifts,
        sum(count_matched) as count_matched,
        sum(count_active) as count_active,
        sum(count_left) as count_left,
        sum(count_self_rated) as count_self_rated,
        count_if(uplift > 0) as count_up,
        count_if(uplift < 0) as count_down,
        sum(round(score_start * 1000000000)::bigint) as start_sum,
        sum(round(score_end * 1000000000)::bigint) as end_sum
    from uplift_groups
    group by all
),

-- behind a team's figure stand all who work for its customers
people as (
    select
        uplift_groups.dimension_value,
        uplift_groups.period_grain,
        uplift_groups.period_start,
        count(distinct customer_roles.person_id) as count_people
    from uplift_groups
    inner join customer_roles
        on uplift_groups.customer_id = customer_roles.customer_id
        and uplift_groups.period_end >= customer_roles.valid_from
        and uplift_groups.period_end < customer_roles.valid_to
    where uplift_groups.dimension = 'team'
    group by all
),

-- of a team, the sum less its customers that are shown would be the one that is hidden
hiding as (
    select distinct dimension_value, period_grain, period_start, degree
    from uplift_groups
    semi join (select * from marts.relationship_uplift where is_hidden) as hidden
        using (customer_id, period_grain, period_start, degree)
    where dimension = 'team'
),

judged as (
    select
        counted.*,
        count_people,
        uplift_low,
        uplift_high,
        uplift_intervals.count_units is not null as has_interval,
        counted.dimension = 'team'
            and (coalesce(count_people, 0) < 5 or count_matched < 2 or hiding.degree is not null) as is_suppressed
    from counted
    left join hiding using (dimension_value, period_grain, period_start, degree)
    left join people using (dimension_value, period_grain, period_start)
    left join uplift_intervals using (dimension, dimension_value, period_grain, period_start, degree)
),

final as (
    select
        period_grain,
        period_start,
        if(
            period_grain = 'year',
            year(period_start)::varchar,
            year(period_start) || 'Q' || quarter(period_start)
        ) as period,
        dimension,
        dimension_value,
        degree,
        if(is_suppressed, null, start_sum / (1000000000 * count_uplifts)) as score_start,
        if(is_suppressed, null, end_sum / (1000000000 * count_uplifts)) as score_end,
        if(is_suppressed, null, (end_sum - start_sum) / (1000000000 * count_uplifts)) as uplift,
        if(is_suppressed, null, uplift_low) as uplift_low,
        if(is_suppressed, null, uplift_high) as uplift_high,
        case
            when is_suppressed then 'suppressed'
            when count_matched = 0 then 'no_pair'
            when has_interval then 'ok'
            else 'insufficient'
        end as interval_status,
        count_customers::integer as count_customers,
        count_uplifts::integer as count_uplifts,
        if(is_suppressed, null, count_up)::integer as count_up,
        if(is_suppressed, null, count_down)::integer as count_down,
        count_matched::integer as count_matched_persons,
        count_active::integer as count_active_persons,
        (count_matched / nullif(count_active, 0))::double as coverage_ratio,
        count_left::integer as count_left_persons,
        count_self_rated::integer as count_self_rated,
        count_people::integer as count_people
    from judged
)

select * from final
