-- One row per key person, degree and period: the score before it, the last in it, and whether the two make a pair.
with

person_periods as (
    select * from metrics.person_periods
),

person_scores as (
    select * from metrics.person_scores
),

settings as (
    select value as uplift_baseline from policy.settings where name = 'uplift_baseline'
),

counted as (
    select
        *,
        coalesce(
            lead(scored_date) over (partition by customer_id, person_key, degree order by scored_date),
            date '9999-12-31'
        ) as next_date
    from person_scores
    where is_counted
),

-- the last score on or before the period's start (A-32)
before as (
    select
        person_periods.customer_id, person_periods.person_key, person_periods.degree,
        person_periods.period_grain, person_periods.period_start,
        {'date': counted.scored_date, 'score': counted.score, 'rater': counted.rater_id} as scored
    from person_periods
    inner join counted
        on person_periods.customer_id = counted.customer_id
        and person_periods.person_key = counted.person_key
        and person_periods.degree = counted.degree
        and person_periods.period_start >= counted.scored_date
        and person_periods.period_start < counted.next_date
),

inside as (
    select
        person_periods.customer_id, person_periods.person_key, person_periods.degree,
        person_periods.period_grain, person_periods.period_start,
        max({'date': scored_date, 'score': score, 'rater': rater_id}) filter (where is_counted) as last_scored,
        min({'date': scored_date, 'score': score, 'rater': rater_id}) filter (where is_counted) as first_scored,
        bool_or(not is_counted) as has_self_rating
    from person_periods
    inner join person_scores
        on person_periods.customer_id = person_scores.customer_id
        and person_periods.person_key = person_scores.person_key
        and person_periods.degree = person_scores.degree
        and person_scores.scored_date > person_periods.period_start
        and person_scores.scored_date <= person_periods.period_end
    group by all
),

paired as (
    select
        person_periods.*,
        before.scored as baseline,
        last_scored,
        if(before.scored is null and uplift_baseline = 'before_or_first', first_scored, before.scored) as started,
        inside.customer_id is not null as is_scored_inside,
        coalesce(has_self_rating, false) as has_self_rating,
        bool_or(inside.customer_id is not null) over (
            partition by person_periods.customer_id, degree, period_grain, period_start
        ) as is_anyone_scored
    from person_periods
    cross join settings
    left join before using (customer_id, person_key, degree, period_grain, period_start)
    left join inside using (customer_id, person_key, degree, period_grain, period_start)
),

-- who is on no list is in post while scored, and has gone when others are scored and it no more is (A-33)
placed as (
    select
        *,
        if(is_listed, left_date > period_end, is_scored_inside) as is_active,
        if(
            is_listed,
            left_date <= period_end,
            not is_scored_inside and is_anyone_scored and baseline.date > previous_start
        ) and baseline is not null as has_left
    from paired
),

final as (
    select
        customer_id, person_key, degree, period_grain, period_start, period_end,
        (influence_weight * 10000)::bigint as influence_weight,
        is_active,
        coalesce(has_left, false) as has_left,
        has_self_rating,
        coalesce(is_active and started.date < last_scored.date, false) as is_matched,
        is_active and baseline is null and last_scored is not null as is_new_baseline,
        started.score as score_start,
        last_scored.score as score_end,
        coalesce(started.rater = last_scored.rater, false) as is_same_rater
    from placed
    where is_active or has_left
)

select * from final
